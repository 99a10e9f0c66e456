/**
 * Message servers that programs under check talk to, and a raw client to talk to them as somebody
 * else. {@link dcom.labkit.broker.Brokers} opens one by name; {@link dcom.labkit.broker.NatsServer}
 * is the one inside this process.
 *
 * <h2>Threads</h2>
 *
 * <ul>
 *   <li>An embedded server has one thread, which runs {@code Loop}. It alone touches sessions, dialogues,
 *       connections, subscriptions and what waits for clients, so none of these has a lock. It waits
 *       in the selector only: no read, write or client can block it. One turn lets every client that
 *       sent something be read once (at most 64 KB), does what it says, and then writes to every
 *       client that has something waiting, as much as it takes. What it does not take stays in its
 *       outbox; when that grows beyond the limit, or is not taken within ten seconds, the client
 *       is cut off as a slow consumer; from three quarters of the limit on, whoever publishes to it
 *       is left unread for five milliseconds after each turn. A mistake of ours in one session ends
 *       that session.
 *   <li>Any thread may start and close a server; closing asks the loop to end and waits for it.
 *   <li>A real nats-server has one thread here, which reads its log: the port, the ready line, and
 *       then the rest into a file. It ends with the process.
 *   <li>A {@link dcom.labkit.broker.NatsPeer} has one thread, which reads, calls handlers and
 *       announces arrivals. Callers write on their own threads, one message at a time.
 * </ul>
 *
 * <p>All threads are daemons: a forgotten broker keeps no program from ending.
 */
package dcom.labkit.broker;
