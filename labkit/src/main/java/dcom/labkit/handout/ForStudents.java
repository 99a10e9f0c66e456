package dcom.labkit.handout;

import java.util.Collection;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts that stay true in a students' copy. Between {@code <!-- staff -->} and {@code <!-- /staff -->}
 * stands what is for staff, also in a line that ends with the first mark; {@code <!-- students …
 * -->} hides what students read in its place. Of the parent's modules those stay that are there.
 */
final class ForStudents {
  private static final Pattern REGION =
      Pattern.compile("(?ms)^[ \\t]*<!-- staff -->\\R.*?^[ \\t]*<!-- /staff -->\\R");
  private static final Pattern LINE = Pattern.compile("(?m)^.*<!-- staff -->[ \\t]*\\R");
  private static final Pattern STUDENTS =
      Pattern.compile("(?ms)^[ \\t]*<!-- students\\R(.*?)^[ \\t]*-->\\R");
  private static final Pattern MODULE =
      Pattern.compile("(?m)^[ \\t]*<module>(.+?)</module>[ \\t]*\\R");

  private ForStudents() {}

  /** Whether a file's text may hold marks. */
  static boolean marked(String file) {
    return file.endsWith(".md") || file.endsWith("pom.xml");
  }

  /**
   * The text of a file without what is for staff.
   *
   * @param files all files of the copy
   */
  static String text(String text, Collection<String> files) {
    String without = LINE.matcher(REGION.matcher(text).replaceAll("")).replaceAll("");
    String own = STUDENTS.matcher(without).replaceAll("$1");
    return MODULE.matcher(own).replaceAll(module -> kept(module, files));
  }

  private static String kept(MatchResult module, Collection<String> files) {
    String folder = module.group(1) + "/";
    boolean there = files.stream().anyMatch(file -> file.startsWith(folder));
    return there ? java.util.regex.Matcher.quoteReplacement(module.group()) : "";
  }
}
