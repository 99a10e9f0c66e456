package dcom.helloworld;

import io.grpc.stub.StreamObserver;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.IntStream;

/**
 * Replies that only this server knows: each call for a name gets the next one that is kept for it.
 * Called in one thread.
 */
final class Prepared implements Callee.Script {
  private static final String STRANGER = "Who?";

  private final Map<String, Queue<String>> replies = new HashMap<>();

  /** A reply for each name, in the order of their calls. */
  Prepared(List<String> names, List<String> texts) {
    IntStream.range(0, names.size()).forEach(i -> kept(names.get(i)).add(texts.get(i)));
  }

  private Queue<String> kept(String name) {
    return replies.computeIfAbsent(name, any -> new ArrayDeque<>());
  }

  @Override
  public void called(byte[] request, StreamObserver<byte[]> caller) {
    String text = kept(Hand.text(request)).poll();
    HeldCalls.answer(text == null ? STRANGER : text, caller);
  }
}
