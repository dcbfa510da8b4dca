package org.chartwarden.trials.report;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.evidence.CodePoints;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.reading.PatientNote;

/** Finds the words around a fact of a note, and counts places the way reports do. */
final class NoteQuotes {

  /** Most characters shown on one side of the words; a longer sentence is cut between words. */
  private static final int SIDE = 110;

  private record Note(PatientNote note, CodePoints places) {}

  private final Map<String, Note> notes = new HashMap<>();

  NoteQuotes(ReportSubject subject) {
    subject
        .notes()
        .forEach(
            note ->
                this.notes.put(
                    note.source().reference(), new Note(note, CodePoints.of(note.text()))));
  }

  ReportedEvidence of(FactEvidence evidence) {
    Optional<Note> note =
        evidence.span().isEmpty()
            ? Optional.empty()
            : evidence.source().map(source -> notes.get(source.reference()));
    boolean fits =
        note.isPresent() && evidence.span().get().end() <= note.get().note().text().length();
    if (!fits) {
      return new ReportedEvidence(
          stored(evidence), evidence.text(), evidence.span(), "", Optional.empty());
    }
    TextSpan span = evidence.span().get();
    return new ReportedEvidence(
        stored(evidence),
        evidence.text(),
        Optional.of(counted(span, note.get().places())),
        around(note.get().note().text(), span),
        Optional.of(note.get().note().day()));
  }

  /** The resource; none for the text of a patient who stands in no record. */
  private static Optional<RecordPointer> stored(FactEvidence evidence) {
    return evidence.source().filter(source -> !source.id().isEmpty());
  }

  /** The span in code points. */
  static TextSpan counted(TextSpan span, CodePoints places) {
    return new TextSpan(places.at(span.start()), places.at(span.end()), span.text());
  }

  private static String around(String text, TextSpan span) {
    int start = span.start();
    int first = Math.max(0, start - SIDE);
    while (start > first && !ends(text, start - 1)) {
      start--;
    }
    if (start == first && first > 0 && !ends(text, first - 1)) {
      start = wordAfter(text, first, span.start());
    }
    int end = span.end();
    int last = Math.min(text.length(), end + SIDE);
    boolean closed = end > 0 && end > span.start() && closes(text, end - 1);
    while (!closed && end < last && text.charAt(end) != '\n') {
      closed = closes(text, end);
      end++;
    }
    if (!closed && end == last && last < text.length() && text.charAt(last) != '\n') {
      end = wordBefore(text, last, span.end());
    }
    String quote = text.substring(start, end).strip().replaceAll("\\s+", " ");
    boolean cutBefore = start > 0 && !ends(text, start - 1);
    boolean cutAfter = !closed && end < text.length() && text.charAt(end) != '\n';
    return (cutBefore ? "… " : "") + quote + (cutAfter ? " …" : "");
  }

  /** Whether a sentence may begin behind this place. */
  private static boolean ends(String text, int at) {
    return text.charAt(at) == '\n'
        || Character.isWhitespace(text.charAt(at)) && at > 0 && closes(text, at - 1);
  }

  /**
   * Whether a sentence ends with the character here: a point that no word or number goes on after.
   */
  private static boolean closes(String text, int at) {
    char c = text.charAt(at);
    boolean blank = at + 1 >= text.length() || Character.isWhitespace(text.charAt(at + 1));
    return blank && (c == '.' || c == '!' || c == '?' || c == ';');
  }

  private static int wordAfter(String text, int from, int most) {
    int at = from;
    while (at < most && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    while (at < most && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int wordBefore(String text, int from, int least) {
    int at = from;
    while (at > least && !Character.isWhitespace(text.charAt(at))) {
      at--;
    }
    return at;
  }
}
