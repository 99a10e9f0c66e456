package dcom.guest;

/** Prints numbers that fit into no variable, where numbers are read. */
public final class Guest {
  public static void main(String[] args) {
    System.out.println("Hello, terminal 99999999999 (Guest.java:99999999999)");
    System.out.println("TODO 99999999999: terminal 99999999999");
    System.out.println("\tat dcom.guest.Guest.main(Guest.java:99999999999)");
  }
}
