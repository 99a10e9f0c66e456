package dcom.guest;

import java.io.FileWriter;
import java.io.IOException;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.TypeElement;

/** What would run in the compiler. */
@SupportedAnnotationTypes("*")
public final class Evil extends AbstractProcessor {
  static {
    mark();
  }

  private static void mark() {
    try (FileWriter out = new FileWriter(System.getProperty("lab.canary", "/tmp/lab-processed"))) {
      out.write("processed");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
    mark();
    return false;
  }
}
