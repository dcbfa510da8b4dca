package org.chartwarden.fhir.views.formats;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Writes the rows of one table; what it writes is complete after {@link #finish()} only. */
public interface RowWriter {

  /** Writes one row; a cell is null where there is no value. */
  void row(JsonNode[] cells) throws IOException;

  /** Writes what is left and flushes; the stream stays open. */
  void finish() throws IOException;
}
