/**
 * Submissions as they come: folders, archives, the exports of Canvas and Moodle. Open {@link
 * dcom.labkit.grade.intake.Intake} first. What it takes is copied once, follows no links, and is small.
 */
package dcom.labkit.grade.intake;
