package dcom.labkit.grade.intake;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.util.function.LongConsumer;

/** Tells how many bytes are read, before the reader gets them. */
final class MeteredChannel implements SeekableByteChannel {
  private final SeekableByteChannel in;
  private final LongConsumer meter;

  MeteredChannel(SeekableByteChannel in, LongConsumer meter) {
    this.in = in;
    this.meter = meter;
  }

  @Override
  public int read(ByteBuffer buffer) throws IOException {
    int count = in.read(buffer);
    meter.accept(Math.max(0, count));
    return count;
  }

  @Override
  public long position() throws IOException {
    return in.position();
  }

  @Override
  public SeekableByteChannel position(long place) throws IOException {
    in.position(place);
    return this;
  }

  @Override
  public long size() throws IOException {
    return in.size();
  }

  @Override
  public boolean isOpen() {
    return in.isOpen();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  @Override
  public int write(ByteBuffer buffer) {
    throw new NonWritableChannelException();
  }

  @Override
  public SeekableByteChannel truncate(long size) {
    throw new NonWritableChannelException();
  }
}
