package dcom.labkit.lab;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;

/**
 * What a compiler reads and writes: class files stay in memory, and those of an earlier compilation stand
 * on the class path.
 */
final class ClassFiles extends ForwardingJavaFileManager<JavaFileManager> {
  private final Compiled earlier;
  private final Map<String, Path> sources = new TreeMap<>();
  private final Map<String, ByteArrayOutputStream> written = new TreeMap<>();

  ClassFiles(JavaFileManager files, Compiled earlier) {
    super(files);
    this.earlier = earlier;
  }

  /** What was written, each class with what others can see of it. */
  Compiled compiled(Map<String, String> shapes) {
    TreeMap<String, Compiled.OneClass> classes = new TreeMap<>();
    written.forEach((name, bytes) -> classes.put(
        name, new Compiled.OneClass(sources.get(name), shapes.getOrDefault(name, ""), bytes)));
    return new Compiled(classes);
  }

  @Override
  public JavaFileObject getJavaFileForOutput(
      Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
    String entry = name.replace('.', '/');
    sources.put(entry, Path.of(sibling.toUri()));
    return new SimpleJavaFileObject(URI.create("memory:/" + entry + kind.extension), kind) {
      @Override
      public OutputStream openOutputStream() {
        return written.computeIfAbsent(entry, any -> new ByteArrayOutputStream());
      }
    };
  }

  @Override
  public Iterable<JavaFileObject> list(
      Location location, String folder, Set<JavaFileObject.Kind> kinds, boolean recurse)
      throws IOException {
    List<JavaFileObject> all = new ArrayList<>();
    super.list(location, folder, kinds, recurse).forEach(all::add);
    if (location == StandardLocation.CLASS_PATH && kinds.contains(JavaFileObject.Kind.CLASS)) {
      earlier.classes().forEach((name, one) -> {
        if (folder(name).equals(folder)) {
          all.add(new Earlier(name, one));
        }
      });
    }
    return all;
  }

  private static String folder(String name) {
    return name.contains("/") ? name.substring(0, name.lastIndexOf('/')).replace('/', '.') : "";
  }

  @Override
  public String inferBinaryName(Location location, JavaFileObject file) {
    return file instanceof Earlier one ? one.binaryName() : super.inferBinaryName(location, file);
  }

  /** A class file of an earlier compilation. */
  private static final class Earlier extends SimpleJavaFileObject {
    private final String name;
    private final Compiled.OneClass one;

    Earlier(String name, Compiled.OneClass one) {
      super(URI.create("memory:/" + name + Kind.CLASS.extension), Kind.CLASS);
      this.name = name;
      this.one = one;
    }

    String binaryName() {
      return name.replace('/', '.');
    }

    @Override
    public InputStream openInputStream() {
      return new ByteArrayInputStream(one.bytes().toByteArray());
    }
  }
}
