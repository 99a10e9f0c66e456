package dcom.guest;

/** Brings a module that provides an annotation processor. */
public final class Guest {
  public static void main(String[] args) {
    System.out.println("it did not run");
  }
}
