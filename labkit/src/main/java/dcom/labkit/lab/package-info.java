/**
 * What a lab is on disk: its manifest, its programs and how they are compiled and started. Open
 * {@link dcom.labkit.lab.Course} for the whole, {@link dcom.labkit.lab.Subject} for what is run.
 */
package dcom.labkit.lab;
