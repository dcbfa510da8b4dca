package org.chartwarden.fhir.views.formats;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.chartwarden.fhir.views.ViewColumn;
import org.chartwarden.platform.Json;

/** Writes rows as JSON objects, either one per line or as one array; no value is null. */
final class JsonRows implements RowWriter {

  private final JsonGenerator generator;
  private final SerializedString[] names;
  private final boolean array;
  private boolean any;

  JsonRows(List<ViewColumn> columns, OutputStream out, boolean array) throws IOException {
    this.generator = Json.mapper().createGenerator(out);
    this.generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    this.generator.setPrettyPrinter(new MinimalPrettyPrinter(array ? "" : "\n"));
    this.names =
        columns.stream().map(c -> new SerializedString(c.name())).toArray(SerializedString[]::new);
    this.array = array;
    if (array) {
      generator.writeStartArray();
    }
  }

  @Override
  public void row(JsonNode[] cells) throws IOException {
    any = true;
    generator.writeStartObject();
    for (int i = 0; i < cells.length; i++) {
      generator.writeFieldName(names[i]);
      if (cells[i] == null) {
        generator.writeNull();
      } else {
        generator.writeTree(cells[i]);
      }
    }
    generator.writeEndObject();
  }

  @Override
  public void finish() throws IOException {
    if (array) {
      generator.writeEndArray();
    } else if (any) {
      generator.writeRaw('\n');
    }
    generator.flush();
  }
}
