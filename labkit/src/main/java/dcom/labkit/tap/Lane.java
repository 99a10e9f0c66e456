package dcom.labkit.tap;

import dcom.labkit.wire.Direction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One direction of one connection: a queue of what has come and may not go on yet, or cannot. When
 * the queue is full the lane reads no more, so a slow receiver slows its sender. Only for the tap's
 * thread.
 */
final class Lane {
  /** How a lane came to its end. */
  enum End {
    /** The sender has finished: half of the connection is closed. */
    FINISHED,
    /** The sender has reset the connection. */
    RESET,
    /** The receiver is gone: what still comes has no place to go. */
    UNDELIVERABLE
  }

  /** Whose lane it is. */
  interface Owner {
    /** Sees bytes just before they go on. */
    void passes(Direction direction, ByteBuffer bytes);

    /** Pumps the lane at this moment of {@link System#nanoTime}. */
    void wakeAt(long moment);

    /** Does what an end asks for, once. */
    void ended(Direction direction, End end);
  }

  private static final int FULL = 4 << 20;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final SocketChannel source;
  private final SocketChannel target;
  private final Direction direction;
  private final Faults faults;
  private final Owner owner;
  private final Deque<Chunk> queue = new ArrayDeque<>();
  private ByteBuffer going = NOTHING;
  private long queued;
  private long freeAt = System.nanoTime();
  private long alarm = freeAt;
  private boolean closing;
  private boolean done;

  /** Bytes that came, or the end of them, and when they may go on. */
  private record Chunk(ByteBuffer bytes, long due, boolean reset) {
    boolean isEnd() {
      return bytes == NOTHING;
    }
  }

  Lane(
      SocketChannel source, SocketChannel target, Direction direction, Faults faults, Owner owner) {
    this.source = source;
    this.target = target;
    this.direction = direction;
    this.faults = faults;
    this.owner = owner;
  }

  /** Whether there is room for more. */
  boolean wantsToRead() {
    return !closing && queued < FULL;
  }

  /** Whether bytes wait for the receiver only. */
  boolean wantsToWrite() {
    return going.hasRemaining();
  }

  /** Takes what has come. */
  void read(ByteBuffer buffer) {
    try {
      int length = source.read(buffer.clear());
      if (length < 0) {
        end(false);
      } else if (length > 0) {
        add(ByteBuffer.allocate(length).put(buffer.flip()).flip(), false);
      }
    } catch (IOException e) {
      end(true);
    }
  }

  /** Lets go what a slow line still keeps, because it is not slow any more. */
  void unthrottle() {
    freeAt = System.nanoTime();
  }

  /** Lets go on what may go on. */
  void pump() {
    try {
      while (!done && flush() && next()) {}
    } catch (IOException e) {
      finish(End.UNDELIVERABLE);
    }
  }

  private void end(boolean reset) {
    closing = true;
    add(NOTHING, reset);
  }

  private void add(ByteBuffer bytes, boolean reset) {
    queue.add(new Chunk(bytes, faults.due(System.nanoTime()), reset));
    queued += bytes.remaining();
  }

  private boolean flush() throws IOException {
    if (going.hasRemaining()) {
      target.write(going);
    }
    return !going.hasRemaining();
  }

  /** Takes the next piece from the queue; false if there is none, or none may go on yet. */
  private boolean next() throws IOException {
    Chunk chunk = queue.peek();
    if (chunk == null || faults.holds(direction) || waits(chunk)) {
      return false;
    }
    if (chunk.isEnd()) {
      finish(chunk.reset() ? End.RESET : End.FINISHED);
      return false;
    }
    going = piece(chunk.bytes());
    owner.passes(direction, going.asReadOnlyBuffer());
    if (!chunk.bytes().hasRemaining()) {
      queue.remove();
    }
    return true;
  }

  private boolean waits(Chunk chunk) {
    long now = System.nanoTime();
    long due = chunk.due() - freeAt > 0 ? chunk.due() : freeAt;
    if (due - now > 0) {
      wakeAt(due);
      return true;
    }
    return false;
  }

  private void wakeAt(long moment) {
    if (alarm - System.nanoTime() <= 0 || moment - alarm < 0) {
      alarm = moment;
      owner.wakeAt(moment);
    }
  }

  private ByteBuffer piece(ByteBuffer bytes) {
    int length = faults.slice(bytes.remaining());
    ByteBuffer piece = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    queued -= length;
    freeAt = System.nanoTime() + faults.cost(length);
    return piece;
  }

  private void finish(End end) {
    closing = true;
    done = true;
    queue.clear();
    going = NOTHING;
    owner.ended(direction, end);
  }
}
