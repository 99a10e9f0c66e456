package dcom.stringsvc;

import java.io.Serializable;

/**
 * What is sent with a call. Given.
 *
 * @param name to be put in upper case
 */
public record Args(String name) implements Serializable {
  private static final long serialVersionUID = 1;
}
