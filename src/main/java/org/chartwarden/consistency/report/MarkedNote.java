package org.chartwarden.consistency.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.chartwarden.platform.Markup;

/** Writes a note with the statements in it marked; statements may overlap. */
final class MarkedNote {

  /** Verdicts from the one that matters least. */
  private static final List<String> WEIGHT =
      List.of("cannot_judge", "consistent", "not_in_table", "inconsistent");

  private record Marked(int number, int start, int end, String verdict) {}

  private MarkedNote() {}

  /**
   * Appends the note.
   *
   * @param findings findings with their places in code points, in order
   */
  static void write(StringBuilder out, String text, JsonNode findings) {
    List<Marked> marks = marks(text, findings);
    TreeSet<Integer> cuts = new TreeSet<>();
    cuts.add(0);
    cuts.add(text.length());
    for (Marked mark : marks) {
      cuts.add(mark.start());
      cuts.add(mark.end());
    }
    out.append("<div class=\"note\">");
    List<Marked> open = new ArrayList<>();
    int next = 0;
    Integer from = cuts.pollFirst();
    while (!cuts.isEmpty()) {
      Integer to = cuts.pollFirst();
      int start = from;
      while (next < marks.size() && marks.get(next).start() == start) {
        open.add(marks.get(next++));
      }
      piece(out, text.substring(from, to), open, start);
      int end = to;
      for (Marked done : open.stream().filter(mark -> mark.end() == end).toList()) {
        out.append("<sup class=\"").append(done.verdict()).append("\">");
        out.append(done.number()).append("</sup>");
        open.remove(done);
      }
      from = to;
    }
    out.append("</div>\n");
  }

  private static void piece(StringBuilder out, String piece, List<Marked> open, int start) {
    if (open.isEmpty()) {
      Markup.text(out, piece);
      return;
    }
    Marked first =
        open.stream().max(Comparator.comparingInt(m -> WEIGHT.indexOf(m.verdict()))).orElseThrow();
    out.append("<a class=\"m ").append(first.verdict()).append("\" href=\"#c");
    out.append(first.number()).append("\" data-f=\"");
    out.append(String.join(" ", open.stream().map(m -> Integer.toString(m.number())).toList()));
    out.append('"');
    // The place that a row leads back to; an id stands once.
    open.stream()
        .filter(mark -> mark.start() == start)
        .findFirst()
        .ifPresent(mark -> out.append(" id=\"s").append(mark.number()).append('"'));
    out.append('>');
    open.stream()
        .filter(mark -> mark.start() == start)
        .skip(1)
        .forEach(mark -> out.append("<span id=\"s").append(mark.number()).append("\"></span>"));
    Markup.text(out, piece);
    out.append("</a>");
  }

  private static List<Marked> marks(String text, JsonNode findings) {
    List<Marked> marks = new ArrayList<>();
    CodePointPlaces places = new CodePointPlaces(text);
    int number = 0;
    for (JsonNode finding : findings) {
      number++;
      int start = places.of(finding.at("/span/start").asInt(-1));
      int end = places.of(finding.at("/span/end").asInt(-1));
      String verdict = finding.path("verdict").asText();
      if (start >= 0 && end > start) {
        marks.add(
            new Marked(number, start, end, WEIGHT.contains(verdict) ? verdict : "cannot_judge"));
      }
    }
    marks.sort(Comparator.comparingInt(Marked::start).thenComparing(m -> -m.end()));
    return marks;
  }

  /** Places of a string by code point. */
  private static final class CodePointPlaces {
    private final String text;
    private final boolean plain;
    private final int count;

    CodePointPlaces(String text) {
      this.text = text;
      this.count = text.codePointCount(0, text.length());
      this.plain = count == text.length();
    }

    int of(int codePoint) {
      if (codePoint < 0 || codePoint > count) {
        return -1;
      }
      return plain ? codePoint : text.offsetByCodePoints(0, codePoint);
    }
  }
}
