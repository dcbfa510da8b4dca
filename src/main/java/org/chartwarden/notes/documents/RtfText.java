package org.chartwarden.notes.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The text of an RTF document, Rich Text Format Specification 1.9.1, in one pass over its bytes:
 * groups, destinations that are no text, code pages of fonts, Unicode characters with their
 * fallbacks, cells and rows.
 */
final class RtfText {

  private static final int MAX_DEPTH = 1000;

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

  /** What holds within a group and ends with it. */
  private record Group(boolean leftOut, boolean fonts, boolean hidden, int skip, Charset charset) {}

  private final byte[] in;
  private final DocumentLimits limits;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Group> outer = new ArrayDeque<>();
  private final Map<Integer, Charset> fonts = new HashMap<>();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private Charset page = charset("windows-1252");
  private Group group = new Group(false, false, false, 1, null);
  private int at;
  private int font;

  /** How many characters of a fallback are still to be left out. */
  private int skipping;

  /** A group's first control word may be a mark that what follows may be left out. */
  private boolean optional;

  private boolean cut;

  RtfText(byte[] in, DocumentLimits limits) {
    this.in = in;
    this.limits = limits;
  }

  /** Reads to the end of the outermost group. */
  String read() {
    boolean more = true;
    while (more && at < in.length) {
      int c = in[at++] & 0xFF;
      switch (c) {
        case '{' -> open();
        case '}' -> more = close();
        case '\\' -> control();
        case '\r', '\n' -> {
          // Line ends of the file are none of the text.
        }
        default -> bytes(c);
      }
    }
    cut = more;
    flush();
    return out.toString();
  }

  List<String> warnings() {
    return cut
        ? List.of("The RTF document ends within a group; its end may be missing.")
        : List.of();
  }

  private void open() {
    flush();
    if (outer.size() >= MAX_DEPTH) {
      throw DocumentProblem.limit(
          "document-nested", "the RTF document nests groups deeper than " + MAX_DEPTH);
    }
    outer.push(group);
    optional = false;
    skipping = 0;
  }

  private boolean close() {
    flush();
    skipping = 0;
    optional = false;
    if (outer.isEmpty()) {
      return false;
    }
    group = outer.pop();
    return !outer.isEmpty();
  }

  private void control() {
    if (at >= in.length) {
      return;
    }
    int c = in[at] & 0xFF;
    if (!letter(c)) {
      at++;
      symbol(c);
      return;
    }
    int start = at;
    while (at < in.length && letter(in[at] & 0xFF) && at - start < 40) {
      at++;
    }
    String word = new String(in, start, at - start, StandardCharsets.US_ASCII);
    boolean negative = at < in.length && in[at] == '-';
    int digits = negative ? at + 1 : at;
    int end = digits;
    long number = 0;
    while (end < in.length && in[end] >= '0' && in[end] <= '9' && end - digits < 10) {
      number = number * 10 + in[end++] - '0';
    }
    boolean numbered = end > digits;
    at = numbered ? end : at;
    if (at < in.length && in[at] == ' ') {
      at++;
    }
    int value = numbered ? (int) Math.min(negative ? -number : number, Integer.MAX_VALUE) : -1;
    word(word, numbered, value);
  }

  private static boolean letter(int c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }

  private void symbol(int c) {
    switch (c) {
      case '\'' -> hexadecimal();
      case '*' -> optional = true;
      case '~' -> characters(" ");
      case '_' -> characters("-");
      case '\r', '\n' -> characters("\n");
      case '\\', '{', '}' -> bytes(c);
      default -> {
        // A hyphen that may break, an index mark: no character of the text.
      }
    }
  }

  private void hexadecimal() {
    int high = at < in.length ? Character.digit(in[at], 16) : -1;
    int low = at + 1 < in.length ? Character.digit(in[at + 1], 16) : -1;
    if (high < 0 || low < 0) {
      return;
    }
    at += 2;
    bytes(high * 16 + low);
  }

  private void word(String word, boolean numbered, int value) {
    boolean unknown = optional && !word.equals("shppict") && !word.equals("pntext");
    optional = false;
    if (unknown || LEFT_OUT.contains(word)) {
      flush();
      boolean fonttbl = word.equals("fonttbl");
      group = new Group(true, fonttbl, group.hidden(), group.skip(), group.charset());
      return;
    }
    String text = CHARACTERS.get(word);
    if (text != null) {
      characters(text);
      return;
    }
    switch (word) {
      case "u" -> unicode(value);
      case "uc" -> group = skip(Math.max(0, Math.min(value, 20)));
      case "bin" -> {
        flush();
        at = (int) Math.min(in.length, (long) at + Math.max(0, value));
      }
      case "ansicpg" -> page = charset("windows-" + value, "IBM" + value, "x-windows-" + value);
      case "mac" -> page = charset("x-MacRoman");
      case "pc" -> page = charset("IBM437");
      case "pca" -> page = charset("IBM850");
      case "f" -> font(value);
      case "fcharset" -> {
        if (group.fonts() && CHARSETS.containsKey(value)) {
          fonts.put(font, charset(CHARSETS.get(value)));
        }
      }
      case "v" -> hidden(!numbered || value != 0);
      case "plain" -> hidden(false);
      default -> {
        // Layout.
      }
    }
  }

  private Group skip(int characters) {
    return new Group(group.leftOut(), group.fonts(), group.hidden(), characters, group.charset());
  }

  private void hidden(boolean now) {
    flush();
    group = new Group(group.leftOut(), group.fonts(), now, group.skip(), group.charset());
  }

  private void font(int number) {
    font = number;
    if (!group.fonts()) {
      flush();
      group =
          new Group(
              group.leftOut(),
              false,
              group.hidden(),
              group.skip(),
              fonts.getOrDefault(number, null));
    }
  }

  private void unicode(int value) {
    if (silent()) {
      return;
    }
    flush();
    out.append((char) (value & 0xFFFF));
    requireRoom();
    skipping = group.skip();
  }

  private boolean silent() {
    return group.leftOut() || group.hidden();
  }

  private void characters(String text) {
    if (skipping > 0) {
      skipping--;
    } else if (!silent()) {
      flush();
      out.append(text);
      requireRoom();
    }
  }

  /** One byte of text; several may make one character, so they wait for what follows. */
  private void bytes(int c) {
    optional = false;
    if (skipping > 0) {
      skipping--;
    } else if (!silent()) {
      pending.write(c);
    }
  }

  private void flush() {
    if (pending.size() > 0) {
      Charset charset = group.charset() == null ? page : group.charset();
      out.append(pending.toString(charset));
      pending.reset();
      requireRoom();
    }
  }

  private void requireRoom() {
    if (out.length() > limits.characters()) {
      throw DocumentProblem.tooLong(limits.characters());
    }
  }

  private static Charset charset(String... names) {
    for (String name : names) {
      try {
        return Charset.forName(name);
      } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
        // The next name of the same code page may be known.
        continue;
      }
    }
    return Charset.forName("windows-1252");
  }
}
