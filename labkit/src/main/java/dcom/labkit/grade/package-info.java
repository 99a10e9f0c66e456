/**
 * Grading: submissions as they come, each checked apart from the others, and a book of grades. Open
 * {@link dcom.labkit.grade.GradeBook} first: it is the only result, and every format is made from it.
 */
package dcom.labkit.grade;
