package dcom.labkit.cell;

import java.util.Optional;

/**
 * What a machine has to keep programs apart.
 *
 * @param cell the cell; empty if there is none
 * @param seen what was found: {@code bubblewrap 0.8.0}, or why there is none
 * @param mend the command that mends it; empty where nothing needs mending
 */
public record Offer(Optional<Cell> cell, String seen, String mend) {}
