package org.chartwarden.trials.reading;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimTimes;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.measurements.Doubt;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.notes.values.ChartValue;
import org.chartwarden.notes.values.ValueRole;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.MeasureTerm;

/** Values and scales that a note states. */
final class NoteMeasures {

  private static final Set<String> FILLERS =
      Set.of(
          "grade",
          "class",
          "stage",
          "score",
          "of",
          "is",
          "was",
          ":",
          "=",
          "ps",
          "status",
          "performance",
          "(",
          "level",
          "today",
          "at",
          "total",
          "fc",
          "functional");
  private static final Map<String, String> ROMAN =
      Map.of("i", "1", "ii", "2", "iii", "3", "iv", "4", "v", "5");
  private static final Pattern PD_L1 =
      Pattern.compile(
          "(?i)\\bpd-?l1 ?(?:tps|cps|score|expression|staining)?(?: (?:of|is|was|in))?[ :=]{0,2}([<>≥]=?)? ?(\\d{1,3}) ?%");

  static final Pattern GLEASON =
      Pattern.compile(
          "(?:\\b(?i:gleason)(?: (?:score|grade|sum|pattern))?(?: of)?|\\bGS)[ :=(]{0,2}(?:\\d{1,2} ?[(=] ?)?([1-5]) ?\\+ ?([1-5])\\b");

  private static final int NEAR = 4;

  /** Scales whose grades are letters. */
  private static final Set<String> LETTERED = Set.of("asia", "child-pugh");

  private static final String LETTERS = "abcde";

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
      }
    }
    scales();
    expression();
    gleason();
  }

  /** "PD-L1 60 %", "PD-L1 TPS < 1 %". */
  private void expression() {
    Matcher told = PD_L1.matcher(note.text().text());
    while (told.find()) {
      TextSpan span = new TextSpan(told.start(), told.end(), told.group());
      Bound bound =
          told.group(1) == null
              ? Bound.EXACT
              : told.group(1).startsWith("<") ? Bound.LESS : Bound.GREATER_OR_EQUAL;
      add(
          "pd-l1-expression",
          new BigDecimal(told.group(2)),
          bound,
          "%",
          day(span, sentence(told.start())),
          span);
    }
  }

  /** "Gleason 3+4=7", "GS 4 + 3": two patterns and their sum. */
  private void gleason() {
    String text = note.text().text();
    if (!text.contains("+")) {
      return;
    }
    Matcher told = GLEASON.matcher(text);
    while (told.find()) {
      int sum = Integer.parseInt(told.group(1)) + Integer.parseInt(told.group(2));
      TextSpan span = new TextSpan(told.start(), told.end(), told.group());
      add(
          "gleason",
          BigDecimal.valueOf(sum),
          Bound.EXACT,
          "{score}",
          day(span, sentence(told.start())),
          span);
    }
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
            concept.equals("karnofsky") ? "kps" : concept,
            List.of(),
            number,
            bound,
            unit,
            on,
            Optional.empty(),
            Optional.empty(),
            FactEvidence.of(source.source(), span)));
  }

  /** "KL grade 3", "NYHA III", "ECOG 1": a name of a scale and a number behind it. */
  private void scales() {
    List<Token> tokens = note.text().tokens();
    String text = note.text().text();
    // A note in small letters writes its abbreviations so too.
    boolean small = text.equals(text.toLowerCase(Locale.ROOT));
    List<Token> capitals = small ? NoteText.of(text.toUpperCase(Locale.ROOT)).tokens() : List.of();
    small &= capitals.size() == tokens.size();
    int i = 0;
    while (i < tokens.size()) {
      MeasureBook.Found found = MeasureBook.standard().longest(tokens, i);
      found = found == null && small ? MeasureBook.standard().longest(capitals, i) : found;
      if (found == null) {
        i++;
        continue;
      }
      int at = found.to();
      while (at < tokens.size()
          && at < found.to() + NEAR
          && FILLERS.contains(tokens.get(at).key())) {
        at++;
      }
      boolean free = at < tokens.size() && !covered.get(tokens.get(at).start());
      boolean longer = found.to() - i > 1 && found.term().kind() == MeasureTerm.Kind.STATUS;
      if (free || at < tokens.size() && longer) {
        scale(found.term(), i, at);
      }
      i = found.to();
    }
  }

  private void scale(MeasureTerm term, int from, int at) {
    Token token = note.text().tokens().get(at);
    boolean scale = term.kind() == MeasureTerm.Kind.SCALE || term.kind() == MeasureTerm.Kind.STATUS;
    String written = token.raw().toLowerCase(Locale.ROOT);
    String digits = scale ? ROMAN.getOrDefault(written, written) : written;
    if (LETTERED.contains(term.id()) && token.raw().length() == 1 && token.capital()) {
      int letter = LETTERS.indexOf(written);
      digits = letter < 0 ? written : String.valueOf(letter + 1);
    }
    if (!digits.matches("\\d{1,4}(?:\\.\\d{1,3})?")) {
      return;
    }
    String unit = term.unit();
    Token next = at + 1 < note.text().tokens().size() ? note.text().tokens().get(at + 1) : token;
    if (!scale && !(unit.equals("%") && next.is("%"))) {
      return;
    }
    TextSpan span = note.text().span(from, at);
    int sentence = sentence(token.start());
    add(term.id(), new BigDecimal(digits), Bound.EXACT, unit, day(span, sentence), span);
  }

  private int sentence(int offset) {
    return note.text().sentences().stream()
        .filter(one -> one.start() <= offset && offset < one.end())
        .mapToInt(one -> one.index())
        .findFirst()
        .orElse(0);
  }
}
