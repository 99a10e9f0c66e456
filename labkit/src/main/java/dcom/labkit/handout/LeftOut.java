package dcom.labkit.handout;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What students do not get, by reason: whole folders, and of the kit what only staff's commands use. */
final class LeftOut {
  private static final String STAFF = "grading, and what authors of labs use";
  private static final Map<String, List<String>> FOLDERS = folders();

  private LeftOut() {}

  /** The files that are left out, of those with these names and texts. */
  static Map<String, List<String>> of(Map<String, String> texts) {
    Map<String, List<String>> leftOut = new LinkedHashMap<>();
    Map<String, String> rest = new LinkedHashMap<>(texts);
    FOLDERS.forEach((reason, folders) -> {
      List<String> files = rest.keySet().stream()
          .filter(name -> folders.stream().anyMatch(folder -> inside(name, folder)))
          .toList();
      files.forEach(rest::remove);
      leftOut.put(reason, files);
    });
    List<String> staff = new ArrayList<>(leftOut.get(STAFF));
    staff.addAll(KitSources.unneeded(rest, FOLDERS.get(STAFF)));
    rest.keySet().stream().filter(LeftOut::service).forEach(staff::add);
    leftOut.put(STAFF, staff.stream().sorted().toList());
    leftOut.values().removeIf(List::isEmpty);
    return leftOut;
  }

  /** The folder or file that stands for a file in a list. */
  static String place(String file) {
    return FOLDERS.values().stream()
        .flatMap(List::stream)
        .filter(folder -> inside(file, folder))
        .findFirst()
        .orElseGet(() -> file.replaceAll("labkit/src/\\w+/(java/dcom/|resources/)|/[^/]*$", ""));
  }

  private static boolean inside(String file, String folder) {
    return file.equals(folder) || file.startsWith(folder + "/");
  }

  private static boolean service(String name) {
    return name.contains("META-INF/services/") && name.endsWith(".StaffCommand");
  }

  private static Map<String, List<String>> folders() {
    Map<String, List<String>> folders = new LinkedHashMap<>();
    folders.put("answers, wrong and right programs", List.of("solutions"));
    folders.put("slides, which show pieces of the answers", List.of("slides"));
    folders.put("how the course is kept", List.of(".ci", "CONTRIBUTING.md", "CHANGELOG.md"));
    folders.put(
        STAFF,
        List.of(
            "labkit/GRADING.md",
            "labkit/src/test/resources/attacks",
            "labkit/src/test/java/dcom/labkit/regex"));
    return folders;
  }

  /** All left-out files. */
  static Set<String> files(Map<String, List<String>> leftOut) {
    Set<String> files = new java.util.HashSet<>();
    leftOut.values().forEach(files::addAll);
    return files;
  }
}
