import dcom.helloworld.generated.HelloRequest;
import java.util.HexFormat;

/** Encodes the message that a slide shows, and prints its field's name and its bytes. */
final class Greeting {
  private Greeting() {}

  public static void main(String... words) {
    HelloRequest request = request();
    String field = request.getDescriptorForType().getFields().get(0).getName();
    System.out.println(field + " " + HexFormat.of().formatHex(request.toByteArray()));
  }

  private static HelloRequest request() {
    return HelloRequest.newBuilder().setName("Brian").build();
  }
}
