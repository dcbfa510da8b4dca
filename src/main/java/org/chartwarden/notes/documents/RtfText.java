package org.chartwarden.notes.documents;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The text of an RTF document, Rich Text Format Specification 1.9.1, in one pass over its bytes:
 * groups, destinations that are no text, code pages of fonts, Unicode characters with their
 * fallbacks, cells and rows.
 */
final class RtfText {

  private static final int MAX_DEPTH = 1000;

  /** What holds within a group and ends with it. */
  private record Group(boolean leftOut, boolean fonts, boolean hidden, int skip, Charset charset) {}

  private final byte[] in;
  private final DocumentLimits limits;
  private final StringBuilder out = new StringBuilder();
  private final Deque<Group> outer = new ArrayDeque<>();
  private final Map<Integer, Charset> fonts = new HashMap<>();
  private final ByteArrayOutputStream pending = new ByteArrayOutputStream();
  private Charset page = RtfCodePages.WESTERN;
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
    if (unknown || RtfWords.leftOut(word)) {
      flush();
      boolean fonttbl = word.equals("fonttbl");
      group = new Group(true, fonttbl, group.hidden(), group.skip(), group.charset());
      return;
    }
    Optional<String> text = RtfWords.text(word);
    if (text.isPresent()) {
      characters(text.get());
      return;
    }
    switch (word) {
      case "u" -> unicode(value);
      case "uc" -> group = skip(Math.max(0, Math.min(value, 20)));
      case "bin" -> {
        flush();
        at = (int) Math.min(in.length, (long) at + Math.max(0, value));
      }
      case "ansicpg" -> page = RtfCodePages.numbered(value);
      case "mac" -> page = RtfCodePages.MACINTOSH;
      case "pc" -> page = RtfCodePages.PC;
      case "pca" -> page = RtfCodePages.PC_MULTILINGUAL;
      case "f" -> font(value);
      case "fcharset" -> {
        if (group.fonts()) {
          RtfCodePages.ofFont(value).ifPresent(known -> fonts.put(font, known));
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
}
