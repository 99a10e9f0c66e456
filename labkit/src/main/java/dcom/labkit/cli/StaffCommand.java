package dcom.labkit.cli;

/**
 * A command for instructors and authors. {@link Main} finds these as services (they are listed below
 * {@code META-INF/services}) and names none: so a students' copy, which has none, needs no other Main.
 */
public interface StaffCommand {}
