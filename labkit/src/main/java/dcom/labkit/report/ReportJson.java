package dcom.labkit.report;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;

/** The JSON form of a report. */
final class ReportJson {
  private static final JsonMapper MAPPER = JsonMapper.builder()
      .addModule(new Jdk8Module())
      .enable(SerializationFeature.INDENT_OUTPUT)
      .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
      .build();

  private ReportJson() {}

  static byte[] write(Report report) throws IOException {
    return MAPPER.writeValueAsBytes(report);
  }

  static Report read(byte[] json) throws IOException {
    return MAPPER.readValue(json, Report.class);
  }
}
