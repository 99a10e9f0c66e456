/**
 * A live view of one lab: checks on save, and one screen that says what holds and what to do next.
 * Open {@link dcom.labkit.watch.Watch} first.
 *
 * <p>Threads: the loop of {@link dcom.labkit.watch.Watch} alone touches what is shown. Saves, keys
 * and rounds of checks have a thread each, and tell it what happened through one queue.
 */
package dcom.labkit.watch;
