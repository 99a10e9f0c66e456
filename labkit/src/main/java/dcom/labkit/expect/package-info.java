/**
 * What was awaited, until when, and what came instead. Everything that waits does so through {@link
 * dcom.labkit.expect.Events}; what does not come is thrown as {@link dcom.labkit.expect.Unmet}.
 */
package dcom.labkit.expect;
