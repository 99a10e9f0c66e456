package dcom.inventory;

import java.util.List;

/** A client of the server under check, in the words of one transport. For one thread. */
interface Caller extends AutoCloseable {
  /** Calls, and waits for what comes of it; whatever goes wrong is a reply, too. */
  Reply call(Request request);

  /** Calls all of them, at once if that is quicker; the replies stand in the order of the requests. */
  default List<Reply> callAll(List<Request> requests) {
    return requests.stream().map(this::call).toList();
  }

  @Override
  void close();
}
