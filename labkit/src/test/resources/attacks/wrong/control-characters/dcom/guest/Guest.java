package dcom.guest;

/** Prints escape sequences, NUL, HTML and bytes that are no text. */
public final class Guest {
  public static void main(String[] args) throws Exception {
    System.out.write("\u001b[2J\u001b[31mHello\u001b]0;owned\u0007\u0000<script>alert(1)</script>\n".getBytes());
    System.out.write(new byte[] {(byte) 0xff, (byte) 0xfe, '\r', '\b', '\b', '\n'});
    System.out.flush();
  }
}
