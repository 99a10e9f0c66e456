package dcom.labkit.lab;

/** Programs of others that ours are held against: servers, clients, compilers, sandboxes. */
public final class Peers {
  private static final String REQUIRED = "LAB_REQUIRE_PEERS";

  private Peers() {}

  /** Whether one that is missing is a failure: so the environment's LAB_REQUIRE_PEERS=true says. */
  public static boolean required() {
    return "true".equals(System.getenv(REQUIRED));
  }
}
