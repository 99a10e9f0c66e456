/** What a lab is on disk: its manifest, its programs and how they are compiled and started. */
package dcom.labkit.lab;
