package dcom.labkit.grade.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.harrel.jsonschema.Validator;
import dev.harrel.jsonschema.ValidatorFactory;
import dev.harrel.jsonschema.providers.JacksonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import org.w3c.dom.Document;

/** Documents against the published form that they have to have. */
final class Schema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Schema() {}

  /** Reads a JSON document that is valid. */
  static JsonNode json(String schema, byte[] document) throws IOException {
    String text = new String(document, StandardCharsets.UTF_8);
    Validator.Result result = new ValidatorFactory()
        .withJsonNodeFactory(new JacksonNode.Factory())
        .validate(resource(schema), text);
    assertThat(result.getErrors())
        .extracting(error -> error.getInstanceLocation() + ": " + error.getError())
        .isEmpty();
    return JSON.readTree(text);
  }

  /** Reads an XML document that is well formed. */
  static Document parsed(String document) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    byte[] bytes = document.getBytes(StandardCharsets.UTF_8);
    return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
  }

  /** Reads an XML document that is valid. */
  static Document xml(String schema, byte[] document) throws Exception {
    Document read = parsed(new String(document, StandardCharsets.UTF_8));
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(Schema.class.getResource(schema))
        .newValidator()
        .validate(new DOMSource(read));
    return read;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = Schema.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
