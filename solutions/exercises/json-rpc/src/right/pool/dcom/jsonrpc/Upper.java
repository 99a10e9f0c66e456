package dcom.jsonrpc;

import java.io.IOException;

/** The service, and how its one method is found by its name. */
final class Upper {
  private static final int LONGEST = 1 << 20;

  private Upper() {}

  static String call(Request request) throws Refusal, IOException {
    expectUppercase(request.method());
    return uppercase(request.name());
  }

  private static void expectUppercase(String method) throws Refusal {
    int dot = method.lastIndexOf('.');
    if (dot < 0) {
      throw new Refusal("rpc: service/method request ill-formed: " + method);
    }
    if (!method.substring(0, dot).equals("Upper")) {
      throw new Refusal("rpc: can't find service " + method);
    }
    if (!method.substring(dot + 1).equals("Uppercase")) {
      throw new Refusal("rpc: can't find method " + method);
    }
  }

  private static String uppercase(String name) throws Refusal {
    if (name.length() > LONGEST) {
      throw new Refusal("name too long: " + name.length() + " characters, at most " + LONGEST);
    }
    StringBuilder capitals = new StringBuilder(name.length());
    name.codePoints().map(Character::toUpperCase).forEach(capitals::appendCodePoint);
    return capitals.toString();
  }
}
