package org.chartwarden.trials.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimTimes;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.Doubt;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.notes.values.ChartValue;
import org.chartwarden.notes.values.ValueRole;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.MeasureTerm;

/** Values that a note states; scales are read by {@link NoteScales}. */
final class NoteMeasures {

  private static final Pattern BEFORE_STROKE =
      Pattern.compile(
          "(?i)\\b(?:pre-? ?(?:stroke|morbid|admission|event|ictal|injury)"
              + "|before (?:the |this |his |her )?(?:stroke|event|admission|illness|injury))\\b");

  private static final Pattern CLAUSE_END = Pattern.compile("[,;.](?!\\d)|\\bnow\\b");

  private static final int NEAR = 28;

  private final NoteStatements facts;
  private final ClinicalNote note;
  private final ClaimTimes times;
  private final PatientNote source;
  private final BitSet covered = new BitSet();

  NoteMeasures(NoteStatements facts, ClinicalNote note, ClaimTimes times, PatientNote source) {
    this.facts = facts;
    this.note = note;
    this.times = times;
    this.source = source;
  }

  void add() {
    for (ChartValue value : note.values()) {
      boolean ours = value.measured() || value.role() == ValueRole.FORMER;
      if (value.number() != null && !value.concepts().isEmpty()) {
        covered.set(value.span().start(), value.span().end());
      }
      if (ours && value.number() != null && value.high() == null && !value.concepts().isEmpty()) {
        value(value);
      } else if (ours && value.high() != null && graded(value)) {
        // "ECOG 0-1": either of them.
        grade(value.concepts().get(0), value.number(), value.whole());
        grade(value.concepts().get(0), value.high(), value.whole());
      }
    }
    new NoteScales(this, note, covered).add();
  }

  private void value(ChartValue value) {
    Optional<LocalDate> on = day(value.whole(), value.sentence());
    if (value.role() == ValueRole.FORMER && on.equals(Optional.of(source.day()))) {
      on = Optional.empty();
    }
    if (value.second() != null) {
      add("systolic-bp", value.number(), value.bound(), "mm[Hg]", on, value.whole());
      add("diastolic-bp", value.second(), value.bound(), "mm[Hg]", on, value.whole());
      return;
    }
    String unit = value.unit() == null ? usual(value) : value.unit();
    String concept = value.concepts().get(0);
    add(concept, value.number(), value.bound(), unit, on, value.whole());
  }

  /** The unit that a bare number must have had, where the reader is sure of it; else empty. */
  private String usual(ChartValue value) {
    for (MeasurementMention mention : note.measurements()) {
      boolean same =
          mention.span().start() < value.whole().end()
              && value.whole().start() < mention.span().end()
              && mention.value().compareTo(value.number()) == 0;
      if (same
          && mention.unit() != null
          && (mention.doubt() == Doubt.NONE || mention.doubt() == Doubt.UNIT_ASSUMED)) {
        return mention.unit();
      }
    }
    return "";
  }

  private Optional<LocalDate> day(TextSpan span, int sentence) {
    TimeWindow window = times.beside(span, sentence);
    if (!window.said()) {
      window = times.of(span, sentence);
    }
    // What was measured was so by the day of the note: "10/14" is a score.
    boolean past = window.said() && !NoteFacts.days(window).first().isAfter(source.day());
    return Optional.of(past ? NoteFacts.days(window).last() : source.day());
  }

  private void add(
      String concept,
      BigDecimal number,
      Bound bound,
      String unit,
      Optional<LocalDate> on,
      TextSpan span) {
    facts.add(
        new MeasuredFact(
            concept.equals("karnofsky") ? "kps" : concept.equals("mrs") ? rankin(span) : concept,
            List.of(),
            number,
            bound,
            unit,
            on,
            Optional.empty(),
            Optional.empty(),
            FactEvidence.of(source.source(), span)));
  }

  /** "Pre-stroke mRS 0", "mRS 1 before the stroke": how the patient was before. */
  private String rankin(TextSpan span) {
    String text = note.text().text();
    String before = text.substring(Math.max(0, span.start() - NEAR), span.start());
    String behind = text.substring(span.end(), Math.min(text.length(), span.end() + NEAR));
    String around =
        before.substring(end(before, true)) + span.text() + behind.substring(0, end(behind, false));
    return BEFORE_STROKE.matcher(around).find() ? "prestroke-mrs" : "mrs";
  }

  /** Where the clause ends that a stretch belongs to. */
  private static int end(String text, boolean last) {
    int at = last ? 0 : text.length();
    Matcher mark = CLAUSE_END.matcher(text);
    while (mark.find()) {
      at = last ? mark.end() : Math.min(at, mark.start());
    }
    return at;
  }

  private static boolean graded(ChartValue value) {
    return !value.concepts().isEmpty()
        && MeasureBook.standard()
            .find(value.concepts().get(0))
            .filter(term -> term.kind() == MeasureTerm.Kind.STATUS)
            .isPresent();
  }

  private void grade(String scale, BigDecimal number, TextSpan span) {
    stated(scale, number, Bound.EXACT, "{score}", span);
  }

  /** Adds what a place of the note states, of the day that the words beside it tell. */
  void stated(String concept, BigDecimal number, Bound bound, String unit, TextSpan span) {
    add(concept, number, bound, unit, day(span, sentence(span.start())), span);
  }

  private int sentence(int offset) {
    return note.text().sentences().stream()
        .filter(one -> one.start() <= offset && offset < one.end())
        .mapToInt(one -> one.index())
        .findFirst()
        .orElse(0);
  }
}
