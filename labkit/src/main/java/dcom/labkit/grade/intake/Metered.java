package dcom.labkit.grade.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/** Tells how many bytes are read, before whoever reads them gets them. */
final class Metered extends FilterInputStream {
  private final LongConsumer meter;

  Metered(InputStream in, LongConsumer meter) {
    super(in);
    this.meter = meter;
  }

  @Override
  public int read() throws IOException {
    int one = in.read();
    meter.accept(one < 0 ? 0 : 1);
    return one;
  }

  @Override
  public int read(byte[] buffer, int start, int length) throws IOException {
    int count = in.read(buffer, start, length);
    meter.accept(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long most) throws IOException {
    long count = in.skip(most);
    meter.accept(count);
    return count;
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
