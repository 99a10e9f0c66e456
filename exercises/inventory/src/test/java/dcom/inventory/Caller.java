package dcom.inventory;

/** A client of the server under check, in the words of one transport. For one thread. */
interface Caller extends AutoCloseable {
  /** Calls, and waits for what comes of it; whatever goes wrong is a reply, too. */
  Reply call(Request request);

  @Override
  void close();
}
