package dcom.inventory;

/** The transports that there are, by name. The one place that knows them all. */
final class Transports {
  private Transports() {}

  static Transport named(String name) {
    return switch (name) {
      case "rmi" -> new RmiTransport();
      case "json-rpc" -> new JsonRpcTransport();
      case "grpc" -> new GrpcTransport();
      default -> throw new IllegalArgumentException("there is no transport " + name);
    };
  }
}
