package dcom.guest;

/** Ends with a line on which a careless expression computes for minutes. */
public final class Guest {
  public static void main(String[] args) {
    System.out.println(" at " + "/".repeat(1_500) + "(".repeat(1_500));
  }
}
