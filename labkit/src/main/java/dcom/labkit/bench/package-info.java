/**
 * Figures: how fast the kit and its answers are, as ratios of what was measured in the same run.
 * Open {@link dcom.labkit.bench.Figure} first. Nothing here is a test; machines differ.
 */
package dcom.labkit.bench;
