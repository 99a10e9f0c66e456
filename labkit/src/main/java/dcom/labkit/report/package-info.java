/**
 * What checking a lab came to: values, and their renderings. Open {@link dcom.labkit.report.Report}
 * first; {@code labkit/REPORT.md} documents the JSON form.
 */
package dcom.labkit.report;
