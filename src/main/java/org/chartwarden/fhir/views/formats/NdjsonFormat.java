package org.chartwarden.fhir.views.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.chartwarden.fhir.views.ViewColumn;

/** One JSON object per line. */
final class NdjsonFormat implements RowFormat {

  @Override
  public String name() {
    return "ndjson";
  }

  @Override
  public String mediaType() {
    return "application/x-ndjson";
  }

  @Override
  public List<String> otherNames() {
    return List.of(
        "application/ndjson",
        "application/fhir+ndjson",
        "application/jsonl",
        "application/x-jsonlines");
  }

  @Override
  public boolean continues() {
    return true;
  }

  @Override
  public RowWriter open(List<ViewColumn> columns, OutputStream out, boolean header)
      throws IOException {
    return new JsonRows(columns, out, false);
  }
}
