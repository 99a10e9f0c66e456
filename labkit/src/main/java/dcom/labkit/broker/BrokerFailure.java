package dcom.labkit.broker;

/**
 * A broker that cannot be had, for a reason that lies in the machine and not in a program under
 * check: what is the matter, and what to type next.
 */
public final class BrokerFailure extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String problem;
  private final String next;

  /** Both are sentences without a full stop at the end. */
  public BrokerFailure(String problem, String next) {
    super(problem + ". " + next);
    this.problem = problem;
    this.next = next;
  }

  /** What is the matter. */
  public String problem() {
    return problem;
  }

  /** What to do about it. */
  public String next() {
    return next;
  }
}
