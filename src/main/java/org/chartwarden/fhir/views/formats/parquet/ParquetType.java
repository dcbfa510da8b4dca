package org.chartwarden.fhir.views.formats.parquet;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.path.ElementType.Kind;
import org.chartwarden.fhir.views.ViewColumn;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.Shown;

/**
 * The type of a Parquet column.
 *
 * @param form how values are written
 * @param precision digits of a decimal
 * @param scale digits of a decimal after the point
 */
record ParquetType(Form form, int precision, int scale) {

  /** Physical types with what they stand for. */
  enum Form {
    BOOLEAN(0),
    INT64(2),
    DOUBLE(5),
    STRING(6),
    DATE(1),
    TIMESTAMP(2),
    DECIMAL(7);

    private final int physical;

    Form(int physical) {
      this.physical = physical;
    }
  }

  private static final int DECIMAL_BYTES = 16;
  private static final int MOST_DIGITS = 38;
  private static final Pattern DECIMAL =
      Pattern.compile(
          "(?:DECIMAL|NUMERIC|DEC)(?:\\s*\\(\\s*(\\d{1,2})\\s*(?:,\\s*(\\d{1,2})\\s*)?\\))?");

  static ParquetType of(ViewColumn column) {
    return column
        .ansiType()
        .map(ParquetType::ansi)
        .orElseGet(() -> column.kind() == Kind.COMPLEX ? plain(Form.STRING) : ofFhir(column));
  }

  private static ParquetType ofFhir(ViewColumn column) {
    return switch (column.type()) {
      case "date" -> plain(Form.DATE);
      case "instant" -> plain(Form.TIMESTAMP);
      default ->
          switch (column.kind()) {
            case BOOLEAN -> plain(Form.BOOLEAN);
            case INTEGER -> plain(Form.INT64);
            case DECIMAL -> plain(Form.DOUBLE);
            default -> plain(Form.STRING);
          };
    };
  }

  private static ParquetType ansi(String type) {
    Matcher decimal = DECIMAL.matcher(type);
    if (decimal.matches()) {
      int precision = decimal.group(1) == null ? MOST_DIGITS : Integer.parseInt(decimal.group(1));
      int scale = decimal.group(2) == null ? 0 : Integer.parseInt(decimal.group(2));
      if (precision < 1 || precision > MOST_DIGITS || scale > precision) {
        throw new FhirProblem(
            422,
            "invalid",
            "bad-view",
            "'" + type + "' needs 1 to 38 digits, as many or fewer of them after the point");
      }
      return new ParquetType(Form.DECIMAL, precision, scale);
    }
    return switch (type.split("[ (]", 2)[0]) {
      case "BOOLEAN", "BOOL" -> plain(Form.BOOLEAN);
      case "INT", "INTEGER", "SMALLINT", "BIGINT" -> plain(Form.INT64);
      case "REAL", "FLOAT", "DOUBLE" -> plain(Form.DOUBLE);
      case "DATE" -> plain(Form.DATE);
      case "TIMESTAMP" -> plain(Form.TIMESTAMP);
      case "CHARACTER", "CHAR", "VARCHAR", "TEXT", "STRING", "CLOB", "TIME" -> plain(Form.STRING);
      default ->
          throw new FhirProblem(
              422,
              "invalid",
              "bad-view",
              "'" + type + "' is no type that a column can be tagged with");
    };
  }

  private static ParquetType plain(Form form) {
    return new ParquetType(form, 0, 0);
  }

  int physical() {
    return form.physical;
  }

  /** Appends the fields of a SchemaElement that tell the type. */
  void describe(ThriftOut schema) {
    switch (form) {
      case STRING -> schema.i32(6, 0).struct(10).struct(1).end().end();
      case DATE -> schema.i32(6, 6).struct(10).struct(6).end().end();
      case TIMESTAMP ->
          schema
              .i32(6, 10)
              .struct(10)
              .struct(8)
              .bool(1, true)
              .struct(2)
              .struct(2)
              .end()
              .end()
              .end()
              .end();
      case DECIMAL ->
          schema
              .i32(6, 5)
              .i32(7, scale)
              .i32(8, precision)
              .struct(10)
              .struct(5)
              .i32(1, scale)
              .i32(2, precision)
              .end()
              .end();
      case BOOLEAN, INT64, DOUBLE -> {
        // The physical type says it all.
      }
    }
  }

  /** Bytes of one value of a fixed length; 0 for others. */
  int typeLength() {
    return form == Form.DECIMAL ? DECIMAL_BYTES : 0;
  }

  /**
   * Appends a value; booleans are collected by the column.
   *
   * @throws FhirProblem 422 when the value does not fit
   */
  void write(JsonNode value, String column, ByteArrayOutputStream out) {
    try {
      switch (form) {
        case BOOLEAN -> throw new IllegalStateException("booleans are written as bits");
        case INT64 -> little(number(value, column).longValueExact(), 8, out);
        case DOUBLE ->
            little(Double.doubleToRawLongBits(number(value, column).doubleValue()), 8, out);
        case DATE -> little(LocalDate.parse(value.asText()).toEpochDay(), 4, out);
        case TIMESTAMP -> little(micros(value.asText()), 8, out);
        case DECIMAL -> decimal(number(value, column), column, out);
        case STRING -> {
          byte[] utf8 =
              (value.isContainerNode() ? Json.write(value) : value.asText())
                  .getBytes(StandardCharsets.UTF_8);
          little(utf8.length, 4, out);
          out.writeBytes(utf8);
        }
      }
    } catch (DateTimeException | ArithmeticException e) {
      throw misfit(value, column);
    }
  }

  boolean truth(JsonNode value, String column) {
    if (!value.isBoolean()) {
      throw misfit(value, column);
    }
    return value.booleanValue();
  }

  private BigDecimal number(JsonNode value, String column) {
    if (!value.isNumber() || Math.abs((long) value.decimalValue().scale()) > 400) {
      throw misfit(value, column);
    }
    return value.decimalValue();
  }

  private static long micros(String text) {
    Instant instant = OffsetDateTime.parse(text).toInstant();
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000);
  }

  private void decimal(BigDecimal value, String column, ByteArrayOutputStream out) {
    BigDecimal scaled = value.setScale(scale, RoundingMode.UNNECESSARY);
    if (scaled.precision() > precision) {
      throw new ArithmeticException("too many digits for " + column);
    }
    byte[] bytes = scaled.unscaledValue().toByteArray();
    int sign = scaled.signum() < 0 ? 0xFF : 0;
    for (int i = bytes.length; i < DECIMAL_BYTES; i++) {
      out.write(sign);
    }
    out.writeBytes(bytes);
  }

  private static void little(long value, int bytes, ByteArrayOutputStream out) {
    for (int shift = 0; shift < bytes * 8; shift += 8) {
      out.write((int) (value >>> shift));
    }
  }

  private FhirProblem misfit(JsonNode value, String column) {
    String text = value.isValueNode() ? value.asText() : "an element";
    return new FhirProblem(
        422,
        "processing",
        "view-failed",
        "the value '"
            + Shown.of(text, 80)
            + "' of the column '"
            + column
            + "' does not fit the Parquet type "
            + form
            + (form == Form.DECIMAL ? "(" + precision + "," + scale + ")" : "")
            + "; complete it with lowBoundary() or highBoundary(), or tag the column with"
            + " ansi/type CHARACTER VARYING");
  }
}
