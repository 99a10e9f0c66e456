package dcom.jsonrpc;

import java.io.IOException;

/** The service, and how its one method is found by its name. */
final class Upper {
  private static final int LONGEST = 1_048_576;

  private Upper() {}

  static String call(Request request) throws Refusal, IOException {
    String method = request.method();
    switch (method) {
      case "Upper.Uppercase":
        return uppercase(request.name());
      default:
        int dot = method.lastIndexOf('.');
        throw new Refusal(
            dot < 0
                ? "rpc: service/method request ill-formed: " + method
                : method.substring(0, dot).equals("Upper")
                    ? "rpc: can't find method " + method
                    : "rpc: can't find service " + method);
    }
  }

  private static String uppercase(String name) throws Refusal {
    if (name.length() > LONGEST) {
      throw new Refusal(
          String.format("name too long: %d characters, at most %d", name.length(), LONGEST));
    }
    int[] letters = name.codePoints().toArray();
    for (int i = 0; i < letters.length; i++) {
      letters[i] = Character.toUpperCase(letters[i]);
    }
    return new String(letters, 0, letters.length);
  }
}
