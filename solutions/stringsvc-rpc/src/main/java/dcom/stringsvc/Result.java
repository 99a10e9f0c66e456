package dcom.stringsvc;

import java.io.Serializable;

/**
 * What comes back from a call. Given.
 *
 * @param name in upper case
 */
public record Result(String name) implements Serializable {
  private static final long serialVersionUID = 1;
}
