package org.chartwarden.trials.reading;

import java.math.BigDecimal;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.notes.text.Token;
import org.chartwarden.trials.terms.MeasureBook;
import org.chartwarden.trials.terms.MeasureTerm;

/** Scales and scores that a note states, in figures, Roman figures, letters or as sums. */
final class NoteScales {

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

  private static final SievedPattern PD_L1 =
      SievedPattern.of(
          "(?i)\\bpd-?l1 ?(?:tps|cps|score|expression|staining)?(?: (?:of|is|was|in))?[ :=]{0,2}([<>≥]=?)? ?(\\d{1,3}) ?%");

  static final Pattern GLEASON =
      Pattern.compile(
          "(?:\\b(?i:gleason)(?: (?:score|grade|sum|pattern))?(?: of)?|\\bGS)[ :=(]{0,2}(?:\\d{1,2} ?[(=] ?)?([1-5]) ?\\+ ?([1-5])\\b");

  /** "E4V5M6", "E4 V5 M6": the parts of the Glasgow Coma Scale. */
  private static final SievedPattern COMA =
      SievedPattern.of("\\bE ?([1-4])[ ,/]{0,2}V ?([1-5])[ ,/]{0,2}M ?([1-6])\\b");

  /**
   * "Child-Pugh B7", "CTP class A (6 points)", "Child B": a class with or without its points, or
   * points alone behind the full name.
   */
  private static final SievedPattern CHILD_PUGH =
      SievedPattern.of(
          "(?:(?<full>\\b(?i:child(?:['’]?s)?(?:[ -]?turcotte)?[ -]?pugh)|\\bCTP\\b|\\bCPS\\b)|\\b(?i:child(?:['’]?s)?)\\b|\\bCP\\b)"
              + "(?:[ :=-]{0,2}\\b(?i:class|score|stage|grade|category|status|cirrhosis|is|was|of|currently|now|today|still))*"
              + "[ :=(-]{0,3}(?:(?<class>[ABC])(?:(?= ?[-,;.()/]|[ )]|\\d|$)[ (=/,-]{0,3}(?:score )?(?<with>1[0-5]|[5-9])?\\b(?! ?(?:year|month|mg|%|/1[^0-5]))|\\b)"
              + "|(?<points>1[0-5]|[5-9])\\b(?! ?(?:year|month|week|day|mg|%)))");

  /** "ECOG1", "PS1", "GCS15": a number joined to its scale. */
  private static final SievedPattern JOINED =
      SievedPattern.of(
          "\\b(ECOG|PS|NYHA|mRS|KPS|CFS|GCS|NIHSS|MMSE|MoCA|EDSS|MELD|PHQ-?9|GAD-?7)-?(\\d{1,3}(?:\\.5)?)\\b(?! ?%)");

  private static final Pattern GRADE = Pattern.compile("\\d{1,4}(?:\\.\\d{1,3})?");

  private static final int NEAR = 4;

  /** Scales whose grades are letters. */
  private static final Set<String> LETTERED = Set.of("asia");

  private static final String LETTERS = "abcde";

  private static final Set<String> TO = Set.of("-", "–", "to", "or");

  /** "ASA 100 mg" is a drug. */
  private static final Set<String> DOSES = Set.of("mg", "mcg", "g", "ml", "cmh2o");

  private final NoteMeasures measures;
  private final NoteText note;
  private final BitSet covered;

  /**
   * @param covered the characters that values with a known name stand on
   */
  NoteScales(NoteMeasures measures, ClinicalNote note, BitSet covered) {
    this.measures = measures;
    this.note = note.text();
    this.covered = covered;
  }

  void add() {
    scales();
    expression();
    sums();
    joined();
    childPugh();
  }

  /** "PD-L1 60 %", "PD-L1 TPS < 1 %". */
  private void expression() {
    for (MatchResult told : PD_L1.all(note.text())) {
      Bound bound =
          told.group(1) == null
              ? Bound.EXACT
              : told.group(1).startsWith("<") ? Bound.LESS : Bound.GREATER_OR_EQUAL;
      measures.stated("pd-l1-expression", new BigDecimal(told.group(2)), bound, "%", whole(told));
    }
  }

  /** "Gleason 3+4=7", "GCS E4V5M6": parts and their sum. */
  private void sums() {
    if (note.text().contains("+")) {
      Matcher gleason = GLEASON.matcher(note.text());
      while (gleason.find()) {
        sum("gleason", gleason);
      }
    }
    for (MatchResult coma : COMA.all(note.text())) {
      sum("gcs-total", coma);
    }
  }

  private void joined() {
    for (MatchResult told : JOINED.all(note.text())) {
      MeasureBook.Found scale =
          MeasureBook.standard().longest(NoteText.of(told.group(1)).tokens(), 0);
      if (scale != null) {
        measures.stated(
            scale.term().id(),
            new BigDecimal(told.group(2)),
            Bound.EXACT,
            scale.term().unit(),
            whole(told));
      }
    }
  }

  private void sum(String concept, MatchResult told) {
    int sum = 0;
    for (int i = 1; i <= told.groupCount(); i++) {
      sum += Integer.parseInt(told.group(i));
    }
    measures.stated(concept, BigDecimal.valueOf(sum), Bound.EXACT, "{score}", whole(told));
  }

  private void childPugh() {
    for (MatchResult told : CHILD_PUGH.all(note.text())) {
      String points = told.group("with") == null ? told.group("points") : told.group("with");
      if (points != null && (told.group("class") != null || told.group("full") != null)) {
        measures.stated("child-pugh", new BigDecimal(points), Bound.EXACT, "{score}", whole(told));
      } else if (told.group("class") != null) {
        int letter = LETTERS.indexOf(told.group("class").toLowerCase(Locale.ROOT)) + 1;
        measures.stated(
            "child-pugh-class", BigDecimal.valueOf(letter), Bound.EXACT, "{score}", whole(told));
      }
    }
  }

  private static TextSpan whole(MatchResult told) {
    return new TextSpan(told.start(), told.end(), told.group());
  }

  /** "KL grade 3", "NYHA III", "ECOG 1": a name of a scale and a number behind it. */
  private void scales() {
    List<Token> tokens = note.tokens();
    String text = note.text();
    // A note in small letters writes its abbreviations so too.
    boolean small = text.equals(text.toLowerCase(Locale.ROOT));
    List<Token> capitals = small ? NoteText.of(text.toUpperCase(Locale.ROOT)).tokens() : List.of();
    small &= capitals.size() == tokens.size();
    int i = 0;
    while (i < tokens.size()) {
      MeasureBook.Found found = MeasureBook.standard().longest(tokens, i);
      found = found == null && small ? MeasureBook.standard().longest(capitals, i) : found;
      if (found == null || found.term().id().startsWith("child-pugh")) {
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
      // The end of a long name may be read as another one: "ALSFRS-R 38" is no rate.
      boolean graded =
          found.term().kind() == MeasureTerm.Kind.STATUS
              || found.term().kind() == MeasureTerm.Kind.SCALE && found.to() - i > 1;
      boolean figure = at < tokens.size() && tokens.get(at).raw().length() == 1;
      if (free || at < tokens.size() && graded && (found.to() - i > 1 || figure)) {
        scale(found.term(), i, at);
      }
      i = found.to();
    }
  }

  private void scale(MeasureTerm term, int from, int at) {
    boolean scale = term.kind() == MeasureTerm.Kind.SCALE || term.kind() == MeasureTerm.Kind.STATUS;
    String digits = digits(term, at, scale);
    Token next = at + 1 < note.tokens().size() ? note.tokens().get(at + 1) : null;
    boolean dose = next != null && DOSES.contains(next.key());
    if (digits.isEmpty()
        || dose
        || !scale && !(term.unit().equals("%") && next != null && next.is("%"))) {
      return;
    }
    TextSpan span = note.span(from, at);
    measures.stated(term.id(), new BigDecimal(digits), Bound.EXACT, term.unit(), span);
    if (scale && next != null && TO.contains(next.key())) {
      // "NYHA II-III": either of them.
      String other = digits(term, at + 2, true);
      if (!other.isEmpty()) {
        measures.stated(
            term.id(), new BigDecimal(other), Bound.EXACT, term.unit(), note.span(from, at + 2));
      }
    }
  }

  /** The number of a grade, in figures; empty where a token is none. */
  private String digits(MeasureTerm term, int at, boolean scale) {
    if (at >= note.tokens().size()) {
      return "";
    }
    Token token = note.tokens().get(at);
    String written = token.raw().toLowerCase(Locale.ROOT);
    String digits = scale ? ROMAN.getOrDefault(written, written) : written;
    if (LETTERED.contains(term.id()) && token.raw().length() == 1 && token.capital()) {
      int letter = LETTERS.indexOf(written);
      digits = letter < 0 ? written : String.valueOf(letter + 1);
    }
    return GRADE.matcher(digits).matches() ? digits : "";
  }
}
