/**
 * The students' copy of a course: what git tracks, without what students must not have. Open {@link
 * dcom.labkit.handout.Handout} first.
 */
package dcom.labkit.handout;
