package org.chartwarden.notes.documents;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;

/** Code pages as RTF names them; one that is not known here counts as Windows 1252. */
final class RtfCodePages {

  static final Charset WESTERN = Charset.forName("windows-1252");
  static final Charset MACINTOSH = named("x-MacRoman");
  static final Charset PC = named("IBM437");
  static final Charset PC_MULTILINGUAL = named("IBM850");

  /** Code pages by the number of a font's character set. */
  private static final Map<Integer, String> CHARSETS =
      Map.ofEntries(
          Map.entry(0, "windows-1252"),
          Map.entry(77, "x-MacRoman"),
          Map.entry(128, "windows-31j"),
          Map.entry(129, "x-windows-949"),
          Map.entry(134, "GBK"),
          Map.entry(136, "Big5"),
          Map.entry(161, "windows-1253"),
          Map.entry(162, "windows-1254"),
          Map.entry(163, "windows-1258"),
          Map.entry(177, "windows-1255"),
          Map.entry(178, "windows-1256"),
          Map.entry(186, "windows-1257"),
          Map.entry(204, "windows-1251"),
          Map.entry(222, "x-windows-874"),
          Map.entry(238, "windows-1250"));

  private RtfCodePages() {}

  /** The code page of a font's character set; empty for a number without one. */
  static Optional<Charset> ofFont(int charset) {
    return Optional.ofNullable(CHARSETS.get(charset)).map(RtfCodePages::named);
  }

  /** The code page with a number of Windows or of IBM. */
  static Charset numbered(int number) {
    return named("windows-" + number, "IBM" + number, "x-windows-" + number);
  }

  private static Charset named(String... names) {
    for (String name : names) {
      try {
        return Charset.forName(name);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        // The next name of the same code page may be known.
        continue;
      }
    }
    return WESTERN;
  }
}
