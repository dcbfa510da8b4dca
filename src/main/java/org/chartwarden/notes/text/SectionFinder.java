package org.chartwarden.notes.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Finds headings: at the beginnings of lines with a colon or dash, on a line of their own in
 * capitals, underlined or known by name, and in the middle of a line where a sentence ended and a
 * known heading with a colon follows.
 */
final class SectionFinder {

  private static final int MAX_HEADING_WORDS = 7;
  private static final int MAX_HEADING_CHARACTERS = 70;
  private static final int LEADING_SYMBOLS = 4;
  private static final int UNDERLINE = 3;

  private static final String WITHIN = "-&/'()+,";

  private final String text;
  private final List<Token> tokens;
  private final List<NoteSection> sections = new ArrayList<>();

  private SectionFinder(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /**
   * A heading.
   *
   * @param nameEnd index after the last token of its name
   * @param end index after its last token, the colon too
   */
  private record Heading(SectionKind kind, int nameEnd, int end) {}

  static List<NoteSection> sections(String text, List<Token> tokens) {
    return new SectionFinder(text, tokens).find();
  }

  private List<NoteSection> find() {
    SectionKind kind = SectionKind.OPENING;
    String heading = "";
    int start = 0;
    int body = 0;
    for (int i = 0; i < tokens.size(); i++) {
      boolean line = i == 0 || tokens.get(i).breaks() > 0;
      int name = line ? afterMarks(i) : i;
      Heading found = null;
      if (line && name < tokens.size() && tokens.get(name).isWord()) {
        found = atLineStart(name);
      } else if (!line && tokens.get(i).isWord() && sentenceEnded(i)) {
        found = inLine(i);
      }
      if (found == null) {
        continue;
      }
      Token first = tokens.get(i);
      if (first.start() > start) {
        sections.add(new NoteSection(sections.size(), kind, heading, start, body, first.start()));
      }
      heading = text.substring(tokens.get(name).start(), tokens.get(found.nameEnd() - 1).end());
      kind = found.kind();
      start = first.start();
      body = tokens.get(found.end() - 1).end();
      i = found.end() - 1;
    }
    sections.add(new NoteSection(sections.size(), kind, heading, start, body, text.length()));
    return List.copyOf(sections);
  }

  /** Index after marks that stand before a heading: "##", "**", "===", "[", "•". */
  private int afterMarks(int from) {
    int i = from;
    while (i < tokens.size()
        && i - from < LEADING_SYMBOLS
        && (i == from || tokens.get(i).breaks() == 0)
        && "#*=[•_>~·▪-".contains(tokens.get(i).key())) {
      i++;
    }
    return i;
  }

  private boolean sentenceEnded(int i) {
    String before = tokens.get(i - 1).key();
    return before.equals(".") || before.equals(";") || before.equals("|") || before.equals("/");
  }

  private Heading inLine(int from) {
    int words = 0;
    int end = from;
    while (end < tokens.size() && tokens.get(end).breaks() == 0 && words <= 3) {
      Token token = tokens.get(end);
      if (token.is(":")) {
        String name = key(from, end);
        return HeadingNames.inline(name)
            ? new Heading(HeadingNames.kind(name), end, end + 1)
            : null;
      }
      if (!token.isWord() && !WITHIN.contains(token.key())) {
        return null;
      }
      words += token.isWord() ? 1 : 0;
      end++;
    }
    return null;
  }

  private Heading atLineStart(int from) {
    int words = 0;
    int end = from;
    boolean capitals = true;
    while (end < tokens.size()
        && (end == from || tokens.get(end).breaks() == 0)
        && words <= MAX_HEADING_WORDS
        && tokens.get(end).end() - tokens.get(from).start() <= MAX_HEADING_CHARACTERS) {
      Token token = tokens.get(end);
      boolean dash = (token.is("-") || token.is("—")) && token.spaced() && words > 0;
      if (token.is(":") || dash) {
        Heading heading = marked(from, end, dash);
        if (heading != null || token.is(":")) {
          return heading;
        }
      }
      if (token.is(".") && words > 0 && capitals && HeadingNames.kind(key(from, end)) != null) {
        return new Heading(HeadingNames.kind(key(from, end)), end, end + 1);
      }
      if (closes(token) && words > 0) {
        return onOwnLine(from, end, end + 1, words, capitals);
      }
      if (!token.isWord() && !WITHIN.contains(token.key())) {
        return null;
      }
      if (token.isWord()) {
        words++;
        capitals &= token.allCapitals();
      }
      end++;
    }
    return onOwnLine(from, end, end, words, capitals);
  }

  private static boolean closes(Token token) {
    return token.is("]") || token.is("*") || token.is("=");
  }

  /** A heading with a colon or dash behind it. */
  private Heading marked(int from, int end, boolean dash) {
    SectionKind kind = HeadingNames.kind(key(from, end));
    boolean alone = end + 1 == tokens.size() || tokens.get(end + 1).breaks() > 0;
    if (kind != null) {
      return new Heading(kind, end, end + 1);
    }
    return alone && !dash ? new Heading(SectionKind.OTHER, end, end + 1) : null;
  }

  /** A heading that fills its line: known, underlined or in capitals. */
  private Heading onOwnLine(int from, int nameEnd, int end, int words, boolean capitals) {
    int rest = end;
    while (rest < tokens.size() && tokens.get(rest).breaks() == 0 && closes(tokens.get(rest))) {
      rest++;
    }
    boolean lineEnds = rest == tokens.size() || tokens.get(rest).breaks() > 0;
    if (!lineEnds || words == 0 || nameEnd == from) {
      return null;
    }
    SectionKind kind = HeadingNames.kind(key(from, nameEnd));
    boolean long3 = tokens.get(nameEnd - 1).end() - tokens.get(from).start() > 3;
    boolean letter = kind != null && !long3 && words == 1;
    int underline = underlineEnd(rest);
    if (underline > rest) {
      return new Heading(kind == null ? SectionKind.OTHER : kind, nameEnd, underline);
    }
    if (kind != null && !(letter && kind == SectionKind.SYSTEM)) {
      return new Heading(kind, nameEnd, rest);
    }
    return capitals && long3 && words > 1 ? new Heading(SectionKind.OTHER, nameEnd, rest) : null;
  }

  /** Index after a line of dashes or equals signs that begins at a token, or the token itself. */
  private int underlineEnd(int from) {
    int end = from;
    while (end < tokens.size()
        && (end == from || tokens.get(end).breaks() == 0)
        && (tokens.get(end).is("-") || tokens.get(end).is("=") || tokens.get(end).is("—"))) {
      end++;
    }
    boolean whole = end == tokens.size() || tokens.get(end).breaks() > 0;
    return whole && end - from >= UNDERLINE ? end : from;
  }

  private String key(int from, int to) {
    StringBuilder key = new StringBuilder();
    for (int i = from; i < to; i++) {
      Token token = tokens.get(i);
      if (token.is("(")) {
        break;
      }
      if (token.isWord()) {
        key.append(key.isEmpty() ? "" : " ").append(token.key());
      }
    }
    return key.toString();
  }
}
