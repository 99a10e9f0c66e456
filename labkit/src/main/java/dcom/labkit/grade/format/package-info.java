/**
 * Renderings of a book of grades: for people, for spreadsheets, and for learning platforms. Open
 * {@link dcom.labkit.grade.format.Formats} first; {@code labkit/GRADES.md} documents each form.
 */
package dcom.labkit.grade.format;
