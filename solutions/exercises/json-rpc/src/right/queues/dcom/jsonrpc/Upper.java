package dcom.jsonrpc;

import java.io.IOException;

/** The service, and how its one method is found by its name. */
final class Upper {
  /** How many characters a name may have. */
  private static final int LONGEST = 1 << 20;

  private Upper() {}

  /**
   * Does what a request asks for.
   *
   * @return the name in capital letters
   * @throws Refusal if there is no such method, or the name cannot be used
   */
  static String call(Request request) throws Refusal, IOException {
    expectUppercase(request.method());
    return uppercase(request.name());
  }

  /** A method's name is that of its service, a dot, and its own. */
  private static void expectUppercase(String method) throws Refusal {
    if (!method.equals("Upper.Uppercase")) {
      int dot = method.lastIndexOf('.');
      if (dot < 0) {
        throw new Refusal("rpc: service/method request ill-formed: " + method);
      }
      String what = method.substring(0, dot).equals("Upper") ? "method " : "service ";
      throw new Refusal("rpc: can't find " + what + method);
    }
  }

  /** Letter by letter, as Go does it: what has no single capital letter stays as it is. */
  private static String uppercase(String name) throws Refusal {
    if (name.length() > LONGEST) {
      throw new Refusal("name too long: " + name.length() + " characters, at most " + LONGEST);
    }
    return name.codePoints()
        .map(Character::toUpperCase)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
