package org.chartwarden.fhir.views.formats;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The formats that rows are written in. */
public final class RowFormatCatalog {

  private static final List<RowFormat> ALL =
      List.of(new CsvFormat(), new NdjsonFormat(), new JsonFormat(), new ParquetFormat());

  private RowFormatCatalog() {}

  /** All of them. */
  public static List<RowFormat> all() {
    return ALL;
  }

  /** The format with a name or media type, without regard to case and parameters. */
  public static Optional<RowFormat> find(String name) {
    String plain = name.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return ALL.stream()
        .filter(
            format ->
                format.name().equals(plain)
                    || format.mediaType().split(";", 2)[0].equals(plain)
                    || format.otherNames().contains(plain))
        .findFirst();
  }

  /** Their names in a sentence. */
  public static String names() {
    return String.join(", ", ALL.stream().map(RowFormat::name).toList());
  }
}
