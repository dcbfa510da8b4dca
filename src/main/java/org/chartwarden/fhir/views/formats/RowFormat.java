package org.chartwarden.fhir.views.formats;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.chartwarden.fhir.views.ViewColumn;

/** One way to write rows. */
public interface RowFormat {

  /** Name in {@code _format}. */
  String name();

  /** Media type of what is written. */
  String mediaType();

  /** Other names that {@code _format} or {@code Accept} may give it, in lower case. */
  List<String> otherNames();

  /** Whether a table may be written in several pieces that are put together afterwards. */
  default boolean continues() {
    return false;
  }

  /**
   * Begins a table.
   *
   * @param out where it goes; it is neither buffered nor closed by the caller of the writer's rows
   * @param header whether to name the columns first, where the format leaves that open
   */
  RowWriter open(List<ViewColumn> columns, OutputStream out, boolean header) throws IOException;
}
