package org.chartwarden.fhir.views.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.chartwarden.fhir.views.ViewColumn;
import org.chartwarden.fhir.views.formats.parquet.ParquetRows;

/** Apache Parquet with typed columns. */
final class ParquetFormat implements RowFormat {

  @Override
  public String name() {
    return "parquet";
  }

  @Override
  public String mediaType() {
    return "application/vnd.apache.parquet";
  }

  @Override
  public List<String> otherNames() {
    return List.of("application/parquet", "application/x-parquet");
  }

  @Override
  public RowWriter open(List<ViewColumn> columns, OutputStream out, boolean header)
      throws IOException {
    return new ParquetRows(columns, out);
  }
}
