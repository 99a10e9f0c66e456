package dcom.labkit.grade.format;

import dcom.labkit.report.CheckResult;
import dcom.labkit.report.Legible;
import dcom.labkit.report.Outcome;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * A test suite for each submission, as Surefire writes it: our error is an {@code error}, a check
 * that waits for an earlier step or whose program is not started is {@code skipped}, because nothing
 * was found out about it; one that passed only when it was run once more is a {@code flakyFailure}. A
 * submission of which nothing could be checked is a {@code failure} of its own.
 */
final class JUnitXml {
  private final XMLStreamWriter xml;
  private final Sheet sheet;

  private JUnitXml(XMLStreamWriter xml, Sheet sheet) {
    this.xml = xml;
    this.sheet = sheet;
  }

  static Format format() {
    return new EachSubmission(
        "junit", "JUnit XML, for build servers", "TEST-lab.xml", JUnitXml::of);
  }

  private static byte[] of(Sheet exact) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml = XMLOutputFactory.newInstance()
          .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
      new JUnitXml(xml, EachSubmission.legible(exact)).suite();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException("cannot write XML", e);
    }
    return bytes.toByteArray();
  }

  private void suite() throws XMLStreamException {
    boolean alone = sheet.grade().report().isEmpty();
    boolean ours = !sheet.grade().counts();
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeStartElement("testsuite");
    attribute("name", sheet.book().lab() + " of " + sheet.grade().student());
    attribute("time", seconds(sheet.grade().millis()));
    attribute("tests", alone ? "1" : String.valueOf(sheet.checks().count()));
    attribute("errors", alone ? ours ? "1" : "0" : count(Outcome.ERROR));
    attribute("skipped", String.valueOf(sheet.checks().filter(JUnitXml::skipped).count()));
    attribute("failures", alone ? ours ? "0" : "1" : count(Outcome.FAILED));
    properties();
    for (CheckResult check : sheet.checks().toList()) {
      check(check);
    }
    if (alone) {
      nothing(ours ? "error" : "failure");
    }
    xml.writeEndElement();
    xml.writeEndDocument();
  }

  private void properties() throws XMLStreamException {
    xml.writeStartElement("properties");
    property("seed", String.valueOf(sheet.book().seed()));
    property("points", String.valueOf(sheet.book().points()));
    Optional<Integer> earned = sheet.earned();
    if (earned.isPresent()) {
      property("earned", String.valueOf(earned.get()));
    }
    xml.writeEndElement();
  }

  private void property(String name, String value) throws XMLStreamException {
    xml.writeEmptyElement("property");
    attribute("name", name);
    attribute("value", value);
  }

  private void check(CheckResult check) throws XMLStreamException {
    testcase(check.sentence(), check.millis());
    if (sheet.flaky(check)) {
      element("flakyFailure", "failed at first, passed when run once more alone");
      xml.writeStartElement("stackTrace");
      xml.writeEndElement();
      xml.writeEndElement();
    } else if (check.outcome() == Outcome.FAILED) {
      facts("failure", check);
    } else if (check.outcome() == Outcome.ERROR) {
      facts("error", check);
    } else if (skipped(check)) {
      xml.writeEmptyElement("skipped");
      attribute("message", Sheet.told(check));
    }
    xml.writeEndElement();
  }

  private void facts(String element, CheckResult check) throws XMLStreamException {
    element(element, check.failure().map(failure -> failure.why()).orElse(check.reason()));
    xml.writeCharacters(Sheet.told(check));
    xml.writeEndElement();
  }

  private void nothing(String element) throws XMLStreamException {
    testcase("submission", sheet.grade().millis());
    element(element, sheet.comment());
    xml.writeEndElement();
    xml.writeEndElement();
  }

  private void testcase(String name, long millis) throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute("name", name);
    attribute("classname", sheet.book().lab());
    attribute("time", seconds(millis));
  }

  private void element(String name, String message) throws XMLStreamException {
    xml.writeStartElement(name);
    attribute("message", message);
    attribute("type", name);
  }

  private void attribute(String name, String value) throws XMLStreamException {
    xml.writeAttribute(name, Legible.line(value));
  }

  private static boolean skipped(CheckResult check) {
    return check.outcome() == Outcome.SKIPPED || check.outcome() == Outcome.NOT_STARTED;
  }

  private String count(Outcome outcome) {
    return String.valueOf(
        sheet.checks().filter(check -> check.outcome() == outcome).count());
  }

  private static String seconds(long millis) {
    return BigDecimal.valueOf(millis, 3).toPlainString();
  }
}
