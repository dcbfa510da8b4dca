package org.chartwarden.fhir.views.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.chartwarden.fhir.views.ViewColumn;

/** One JSON array of objects. */
final class JsonFormat implements RowFormat {

  @Override
  public String name() {
    return "json";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public List<String> otherNames() {
    return List.of("application/fhir+json", "text/json");
  }

  @Override
  public RowWriter open(List<ViewColumn> columns, OutputStream out, boolean header)
      throws IOException {
    return new JsonRows(columns, out, true);
  }
}
