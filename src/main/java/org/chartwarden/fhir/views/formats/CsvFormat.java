package org.chartwarden.fhir.views.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chartwarden.fhir.views.ViewColumn;
import org.chartwarden.platform.Json;

/**
 * Comma-separated values (RFC 4180) in UTF-8. No value is an empty field, an empty text is {@code
 * ""}; lists and elements are JSON.
 */
final class CsvFormat implements RowFormat {

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String mediaType() {
    return "text/csv;charset=utf-8";
  }

  @Override
  public List<String> otherNames() {
    return List.of("application/csv");
  }

  @Override
  public boolean continues() {
    return true;
  }

  @Override
  public RowWriter open(List<ViewColumn> columns, OutputStream out, boolean header)
      throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 32_768);
    if (header) {
      writer.write(String.join(",", columns.stream().map(ViewColumn::name).toList()));
      writer.write("\r\n");
    }
    return new Rows(writer);
  }

  private record Rows(Writer writer) implements RowWriter {
    @Override
    public void row(JsonNode[] cells) throws IOException {
      for (int i = 0; i < cells.length; i++) {
        if (i > 0) {
          writer.write(',');
        }
        if (cells[i] != null) {
          field(cells[i]);
        }
      }
      writer.write("\r\n");
    }

    private void field(JsonNode value) throws IOException {
      String text = value.isContainerNode() ? Json.write(value) : value.asText();
      if (!mustBeQuoted(text)) {
        writer.write(text);
        return;
      }
      writer.write('"');
      writer.write(text.replace("\"", "\"\""));
      writer.write('"');
    }

    private static boolean mustBeQuoted(String text) {
      if (text.isEmpty() || text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
        return true;
      }
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        if (c == ',' || c == '"' || c == '\r' || c == '\n') {
          return true;
        }
      }
      return false;
    }

    @Override
    public void finish() throws IOException {
      writer.flush();
    }
  }
}
