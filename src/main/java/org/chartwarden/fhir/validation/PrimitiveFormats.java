package org.chartwarden.fhir.validation;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.utilities.xhtml.XhtmlParser;

/** The value formats of the primitive types, FHIR R4 datatypes.html#primitive. */
final class PrimitiveFormats {

  private static final String ZONE = "(?:Z|[+-](?:(?:0\\d|1[0-3]):[0-5]\\d|14:00))";
  private static final String CLOCK = "(?:[01]\\d|2[0-3]):[0-5]\\d:(?:[0-5]\\d|60)(?:\\.\\d+)?";
  private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d))?)?");
  private static final Pattern DATE_TIME =
      Pattern.compile("(\\d{4})(?:-(\\d\\d)(?:-(\\d\\d)(?:T" + CLOCK + ZONE + ")?)?)?");
  private static final Pattern INSTANT =
      Pattern.compile("(\\d{4})-(\\d\\d)-(\\d\\d)T" + CLOCK + ZONE);
  private static final Pattern TIME = Pattern.compile(CLOCK);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");
  private static final Pattern OID = Pattern.compile("urn:oid:[0-2](?:\\.(?:0|[1-9]\\d*))+");
  private static final Pattern UUID =
      Pattern.compile("urn:uuid:[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  private static final Pattern ACTIVE_HTML =
      Pattern.compile(
          "<\\s*(?:script|iframe|object|embed|form|base|link)\\b|\\son\\w+\\s*=|javascript:",
          Pattern.CASE_INSENSITIVE);

  private PrimitiveFormats() {}

  /** Says what is wrong with a value of a primitive type, or nothing. */
  static Optional<String> fault(String type, JsonNode value) {
    return switch (type) {
      case "boolean" -> value.isBoolean() ? Optional.empty() : wants("true or false", value);
      case "integer" -> whole(value, Integer.MIN_VALUE, "a whole number of 32 bits");
      case "unsignedInt" -> whole(value, 0, "a whole number from 0 to 2147483647");
      case "positiveInt" -> whole(value, 1, "a whole number from 1 to 2147483647");
      case "decimal" -> value.isNumber() ? Optional.empty() : wants("a number", value);
      default -> value.isTextual() ? text(type, value.textValue()) : wants("a string", value);
    };
  }

  private static Optional<String> text(String type, String text) {
    if (text.isEmpty()) {
      return Optional.of("must not be empty");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
        return Optional.of("must not contain the control character U+%04X".formatted((int) c));
      }
      if (Character.isSurrogate(c)) {
        // Half of a pair cannot be written as UTF-8, so it could not come back as it was sent.
        boolean paired = i + 1 < text.length() && Character.isSurrogatePair(c, text.charAt(i + 1));
        if (!paired) {
          return Optional.of("must not contain the lone surrogate U+%04X".formatted((int) c));
        }
        i++;
      }
    }
    return switch (type) {
      case "date" -> calendar(DATE, text, "a date such as 2024, 2024-05 or 2024-05-31");
      case "dateTime" ->
          calendar(
              DATE_TIME,
              text,
              "a date, or a time with seconds and zone such as " + "2024-05-31T08:30:00+02:00");
      case "instant" -> calendar(INSTANT, text, "an instant such as 2024-05-31T08:30:00.000Z");
      case "time" -> matching(TIME, text, "a time of day such as 08:30:00");
      case "id" -> matching(ID, text, "1 to 64 letters, digits, '-' and '.'");
      case "oid" -> matching(OID, text, "an OID such as urn:oid:1.2.3");
      case "uuid" ->
          matching(UUID, text, "a UUID such as urn:uuid:c757873d-ec9a-4326-a141-556f43239520");
      case "uri", "url", "canonical" ->
          text.chars().anyMatch(Character::isWhitespace)
              ? Optional.of("must be a URI without white space")
              : Optional.empty();
      case "code" -> code(text);
      case "base64Binary" -> base64(text);
      case "xhtml" -> xhtml(text);
      case "string", "markdown" ->
          text.isBlank() ? Optional.of("must not be blank") : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static Optional<String> whole(JsonNode value, int least, String wanted) {
    if (!value.isNumber()) {
      return wants(wanted, value);
    }
    BigDecimal number = value.decimalValue();
    boolean fits =
        value.isIntegralNumber()
            && number.compareTo(BigDecimal.valueOf(least)) >= 0
            && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
    return fits ? Optional.empty() : wants(wanted, value);
  }

  private static Optional<String> matching(Pattern pattern, String text, String wanted) {
    return pattern.matcher(text).matches() ? Optional.empty() : wants(wanted, text);
  }

  private static Optional<String> calendar(Pattern pattern, String text, String wanted) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.matches()) {
      return wants(wanted, text);
    }
    try {
      LocalDate day =
          LocalDate.of(
              Integer.parseInt(matcher.group(1)),
              matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2)),
              matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3)));
      return day.getYear() == 0 ? wants(wanted, text) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of("is not a day of the calendar: '" + shortened(text) + "'");
    }
  }

  /** Codes have no white space but single blanks inside. */
  private static Optional<String> code(String text) {
    boolean good = !text.startsWith(" ") && !text.endsWith(" ") && !text.contains("  ");
    for (int i = 0; good && i < text.length(); i++) {
      good = text.charAt(i) == ' ' || !Character.isWhitespace(text.charAt(i));
    }
    return good ? Optional.empty() : wants("a code without needless white space", text);
  }

  /** Checked by hand: a regular expression would recurse over attachments of megabytes. */
  private static Optional<String> base64(String text) {
    int digits = 0;
    int padding = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '=') {
        padding++;
      } else if (isBase64(c) && padding == 0) {
        digits++;
      } else if (!Character.isWhitespace(c)) {
        return Optional.of("must be base64, which has no '" + c + "' at character " + (i + 1));
      }
    }
    return padding <= 2 && (digits + padding) % 4 == 0
        ? Optional.empty()
        : Optional.of("must be base64 in groups of four characters");
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/';
  }

  private static Optional<String> xhtml(String text) {
    if (ACTIVE_HTML.matcher(text).find()) {
      return Optional.of("must not contain active content such as scripts and forms");
    }
    try {
      new XhtmlParser().parse(text, "div");
      return Optional.empty();
    } catch (IOException | RuntimeException e) {
      // Text that ends in the middle of something makes the parser fail in ways of its own.
      return Optional.of("must be well-formed XHTML inside one div element");
    }
  }

  private static Optional<String> wants(String wanted, JsonNode value) {
    return wants(wanted, value.isValueNode() ? value.asText() : JsonKind.of(value));
  }

  private static Optional<String> wants(String wanted, String found) {
    return Optional.of("must be " + wanted + ", not '" + shortened(found) + "'");
  }

  private static String shortened(String text) {
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
