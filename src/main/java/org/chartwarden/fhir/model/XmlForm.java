package org.chartwarden.fhir.model;

import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.IParserErrorHandler;
import ca.uhn.fhir.parser.StrictErrorHandler;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.chartwarden.platform.Json;

/** The XML form of resources (FHIR R4 xml.html), by way of HAPI. */
public final class XmlForm {

  /** Deepest nesting of elements that is read; FHIR content stays far below. */
  private static final int MAX_DEPTH = 200;

  private XmlForm() {}

  /** Writes a resource in JSON as XML. */
  public static String write(String json, boolean pretty) {
    IParser reader = configured(FhirModel.context().newJsonParser());
    IParser writer = configured(FhirModel.context().newXmlParser());
    writer.setPrettyPrint(pretty);
    return writer.encodeResourceToString(reader.parseResource(json));
  }

  /**
   * Reads a resource from XML in UTF-8. Document type declarations are refused, so there are no
   * entities to expand.
   *
   * @throws FhirProblem 400 saying what is wrong with it
   */
  public static ObjectNode read(byte[] utf8) {
    return read(text(utf8));
  }

  /** As {@link #read(byte[])}, for text. */
  public static ObjectNode read(String xml) {
    return read(xml, new StrictErrorHandler());
  }

  /**
   * As {@link #read(byte[])}, but values that are wrong for their type are kept as they are, so
   * that whoever judges the content can tell them one by one.
   */
  public static ObjectNode readWithWrongValues(byte[] utf8) {
    return read(text(utf8), new WrongValuesKept());
  }

  private static final class WrongValuesKept extends StrictErrorHandler {
    @Override
    public void invalidValue(IParseLocation location, String value, String error) {
      // The value is in the element; it is judged later.
    }
  }

  private static ObjectNode read(String xml, IParserErrorHandler faults) {
    requireHarmless(xml);
    try {
      IParser parser = configured(FhirModel.context().newXmlParser());
      parser.setParserErrorHandler(faults);
      var resource = parser.parseResource(xml);
      IParser json = configured(FhirModel.context().newJsonParser());
      return (ObjectNode) Json.parseOwn(json.encodeResourceToString(resource));
    } catch (DataFormatException | IllegalArgumentException | IllegalStateException e) {
      throw malformed(e.getMessage());
    }
  }

  /**
   * Decodes XML, which FHIR wants in UTF-8.
   *
   * @throws FhirProblem 400 when it is no text in UTF-8
   */
  public static String text(byte[] utf8) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw malformed("it is not text in UTF-8");
    }
  }

  /**
   * Refuses what would be dangerous to parse.
   *
   * @throws FhirProblem 400 for a document type declaration or very deep nesting
   */
  public static void requireHarmless(String xml) {
    if (xml.contains("<!DOCTYPE") || xml.contains("<!ENTITY")) {
      throw malformed("document type declarations are not allowed");
    }
    int depth = 0;
    for (int i = xml.indexOf('<'); i >= 0 && i + 1 < xml.length(); i = xml.indexOf('<', i + 1)) {
      char next = xml.charAt(i + 1);
      if (next == '/') {
        depth--;
      } else if (next != '!' && next != '?') {
        int end = endOfTag(xml, i);
        depth += xml.charAt(end - 1) == '/' ? 0 : 1;
        if (depth > MAX_DEPTH) {
          throw malformed("it nests elements more than " + MAX_DEPTH + " levels deep");
        }
        i = end - 1;
      }
    }
  }

  /** Place of the {@code >} that ends a tag; one inside an attribute value does not. */
  private static int endOfTag(String xml, int start) {
    char quote = 0;
    for (int i = start; i < xml.length(); i++) {
      char c = xml.charAt(i);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        return i;
      }
    }
    return xml.length();
  }

  private static IParser configured(IParser parser) {
    parser.setOverrideResourceIdWithBundleEntryFullUrl(false);
    parser.setStripVersionsFromReferences(false);
    return parser;
  }

  private static FhirProblem malformed(String why) {
    return new FhirProblem(
        400, "structure", "malformed-xml", "the body is not a FHIR resource in XML: " + plain(why));
  }

  /** A message of the parser without what only its authors understand. */
  private static String plain(String message) {
    return String.valueOf(message)
        .replaceAll("HAPI-\\d+: ", "")
        .replaceAll(
            "DataFormatException at \\[\\[row,col \\{unknown-source}]: \\[(\\d+),(\\d+)]]: ",
            "at line $1, column $2: ");
  }
}
