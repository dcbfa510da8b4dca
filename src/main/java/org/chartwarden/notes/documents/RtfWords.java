package org.chartwarden.notes.documents;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Control words of RTF that stand for text, and those that begin what is none of it. */
final class RtfWords {

  /** Destinations whose content is no part of the text. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "fonttbl",
          "colortbl",
          "stylesheet",
          "info",
          "pict",
          "object",
          "header",
          "headerl",
          "headerr",
          "headerf",
          "footer",
          "footerl",
          "footerr",
          "footerf",
          "fldinst",
          "filetbl",
          "listtable",
          "listoverridetable",
          "revtbl",
          "rsidtbl",
          "generator",
          "themedata",
          "colorschememapping",
          "datastore",
          "latentstyles",
          "xmlnstbl",
          "annotation",
          "atnid",
          "atnauthor",
          "bkmkstart",
          "bkmkend",
          "xe",
          "tc",
          "nonshppict",
          "pgdsctbl",
          "nonesttables",
          "objdata",
          "sp",
          "shpinst");

  private static final Map<String, String> CHARACTERS =
      Map.ofEntries(
          Map.entry("par", "\n"),
          Map.entry("line", "\n"),
          Map.entry("lbr", "\n"),
          Map.entry("sect", "\n\n"),
          Map.entry("page", "\n\n"),
          Map.entry("row", "\n"),
          Map.entry("nestrow", "\n"),
          Map.entry("cell", "\t"),
          Map.entry("nestcell", "\t"),
          Map.entry("tab", "\t"),
          Map.entry("emdash", "—"),
          Map.entry("endash", "–"),
          Map.entry("emspace", " "),
          Map.entry("enspace", " "),
          Map.entry("qmspace", " "),
          Map.entry("bullet", "•"),
          Map.entry("lquote", "‘"),
          Map.entry("rquote", "’"),
          Map.entry("ldblquote", "“"),
          Map.entry("rdblquote", "”"));

  private RtfWords() {}

  /** Whether the group that a word begins holds no text of the document. */
  static boolean leftOut(String word) {
    return LEFT_OUT.contains(word);
  }

  /** The characters that a word stands for; empty for words of layout. */
  static Optional<String> text(String word) {
    return Optional.ofNullable(CHARACTERS.get(word));
  }
}
