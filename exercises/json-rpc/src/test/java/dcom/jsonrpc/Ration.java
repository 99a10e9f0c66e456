package dcom.jsonrpc;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What a program sends, up to 24 MB: a check that reads without end would need memory without end. */
final class Ration extends FilterInputStream {
  private static final long MOST = 24 << 20;

  private long taken;

  Ration(InputStream in) {
    super(in);
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    take(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] bytes, int from, int most) throws IOException {
    int count = in.read(bytes, from, most);
    take(Math.max(0, count));
    return count;
  }

  private void take(int count) throws IOException {
    taken += count;
    if (taken > MOST) {
      throw new IOException("it sent more than " + (MOST >> 20) + " MB");
    }
  }
}
