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
      throw new IllegalStateException("TODO 3: refuse the method " + method);
    }
  }

  /** Letter by letter, as Go does it: what has no single capital letter stays as it is. */
  private static String uppercase(String name) throws Refusal {
    if (name.length() > LONGEST) {
      throw new IllegalStateException("TODO 5: refuse a name of " + name.length() + " characters");
    }
    throw new IllegalStateException("TODO 1: turn " + name + " into capital letters");
  }
}
