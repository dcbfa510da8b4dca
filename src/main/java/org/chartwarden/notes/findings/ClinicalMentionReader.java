package org.chartwarden.notes.findings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.names.NameContext;
import org.chartwarden.notes.names.NameFound;
import org.chartwarden.notes.names.NameGrammar;
import org.chartwarden.notes.names.NameKind;
import org.chartwarden.notes.text.NoteText;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeExpression;
import org.chartwarden.notes.times.TimeMention;
import org.chartwarden.notes.times.TimeReader;
import org.chartwarden.notes.vocabulary.Spelling;

/**
 * Finds the conditions, symptoms, procedures, imaging studies and devices that a note names, and
 * what it says of each. The wide companion of {@link FindingReader}, which reads what calculators
 * ask for.
 */
public final class ClinicalMentionReader {

  private static final Set<NameKind> DOABLE =
      Set.of(NameKind.PROCEDURE, NameKind.IMAGING, NameKind.DEVICE);

  private static final Set<String> OF_OTHERS =
      Set.of(
          "ppx",
          "prophylaxi",
          "prophylaxis",
          "proph",
          "precaution",
          "risk",
          "panel",
          "protocol",
          "clinic",
          "screen",
          "screening",
          "education",
          "vaccine",
          "score",
          "service",
          "team");

  private static final Set<String> HISTORY = Set.of("hx", "pmh", "pmhx", "psh", "pshx");

  private static final Set<String> LASTING =
      Set.of("chronic", "preexisting", "longstanding", "known", "earlier");

  private static final int SEVERITY_BEFORE = 3;

  private final NoteText note;
  private final List<Token> tokens;
  private final NameContext context;
  private final Map<Integer, List<TimeMention>> bySentence;
  private final List<ClinicalMention> mentions = new ArrayList<>();

  private ClinicalMentionReader(NoteText note, List<TimeMention> times) {
    this.note = note;
    this.bySentence = times.stream().collect(Collectors.groupingBy(TimeMention::sentence));
    this.tokens = Spelling.of(note.tokens());
    this.context = NameContext.of(tokens, SectionKind.OTHER);
  }

  /** All mentions of a note in its order. */
  public static List<ClinicalMention> read(NoteText note) {
    return read(note, TimeReader.read(note));
  }

  /**
   * All mentions of a note in its order.
   *
   * @param times the time expressions of the note
   */
  public static List<ClinicalMention> read(NoteText note, List<TimeMention> times) {
    ClinicalMentionReader reader = new ClinicalMentionReader(note, times);
    note.sentences().forEach(reader::sentence);
    return List.copyOf(reader.mentions);
  }

  /**
   * The mentions without those that are words of a test for germs: the pleural fluid and the
   * hepatitis of "pleural fluid culture negative", "hepatitis B surface antigen negative".
   *
   * @param tests where the statements of tests stand, in order
   */
  public static List<ClinicalMention> outside(
      List<TextSpan> tests, List<ClinicalMention> mentions) {
    if (tests.isEmpty()) {
      return mentions;
    }
    Set<Integer> dropped = new HashSet<>();
    int test = 0;
    for (int i = 0; i < mentions.size(); i++) {
      ClinicalMention mention = mentions.get(i);
      while (test < tests.size() && tests.get(test).end() <= mention.head().start()) {
        test++;
      }
      boolean within =
          test < tests.size()
              && tests.get(test).start() <= mention.head().start()
              && mention.head().end() <= tests.get(test).end();
      if (within && mention.kind() != NameKind.PROCEDURE) {
        dropped.add(i);
      }
    }
    List<ClinicalMention> kept = new ArrayList<>();
    int[] places = new int[mentions.size()];
    for (int i = 0; i < mentions.size(); i++) {
      places[i] = dropped.contains(i) ? -1 : kept.size();
      if (!dropped.contains(i)) {
        kept.add(mentions.get(i));
      }
    }
    for (int i = 0; i < kept.size(); i++) {
      ClinicalMention mention = kept.get(i);
      if (mention.cause() >= 0) {
        kept.set(i, mention.causedBy(places[mention.cause()], mention.span()));
      }
    }
    return List.copyOf(kept);
  }

  private void sentence(Sentence sentence) {
    int from = sentence.firstToken();
    int to = sentence.endToken();
    SectionKind section = note.sectionOf(sentence).kind();
    List<TimeMention> stamps = bySentence.getOrDefault(sentence.index(), List.of());
    List<NameFound> found =
        NameGrammar.find(tokens, from, to, context.in(section)).stream()
            .filter(one -> stamps.stream().noneMatch(stamp -> counts(stamp, one)))
            .toList();
    if (found.isEmpty()) {
      return;
    }
    SentenceCues cues = new SentenceCues(tokens, from, to);
    PlanCues plans = new PlanCues(tokens, from, to);
    Relatives relatives = new Relatives(tokens, from, to, section, cues);
    Times times = new Times(tokens, from, to);
    int before = mentions.size();
    for (NameFound one : found) {
      boolean doable = DOABLE.contains(one.name().kind());
      Cue cue = cues.of(one.head(), one.headEnd(), one.head(), one.headEnd());
      if (cue != null && DoingWords.reasonOfHolding(tokens, cue, one.first())) {
        cue = null;
      }
      if (cue != null && DoingWords.pastCommaOf(tokens, cue, one.first())) {
        cue = null;
      }
      if (cue != null && (doable ? !DoingWords.speaks(tokens, found, cue, one) : lasting(cue))) {
        cue = null;
      }
      Optional<Relative> relative =
          relatives.of(one.head(), one.headEnd()).filter(who -> !names(one, who));
      Assertion assertion = cue == null ? unsaid(section, from, one) : said(cue);
      if (cue != null && !doable && DoingWords.reasonOfProcedure(tokens, found, cue, one)) {
        assertion = Assertion.PRESENT;
      }
      if (!doable && cue == null && minus(from, one.first())) {
        assertion = Assertion.NEGATED;
      }
      if (doable && DoingWords.notDone(tokens, from, one.first(), one.end(), to)) {
        assertion = Assertion.NEGATED;
      }
      if (!doable && one.end() < to) {
        assertion = behind(tokens.get(one.end()), assertion);
      }
      if (relative.isPresent() && assertion != Assertion.NEGATED) {
        assertion = Assertion.FAMILY;
      }
      boolean planned =
          doable
              && assertion != Assertion.NEGATED
              && assertion != Assertion.FAMILY
              && (plans.planned(one.first(), one.end()) || DoingWords.order(tokens, one));
      mentions.add(
          new ClinicalMention(
              one.name(),
              note.span(one.first(), one.end() - 1),
              note.span(one.head(), one.headEnd() - 1),
              -1,
              sentence.index(),
              section,
              planned ? Assertion.PLANNED : assertion,
              cue == null ? "" : note.span(cue.first(), cue.end() - 1).text(),
              relative,
              severity(one, sentence),
              times.of(one.head(), one.headEnd(), cues),
              AdjacentTime.at(tokens, stamps, one.first(), one.end()),
              one.confidence()));
    }
    causes(found, before);
  }

  /** Whether the name is the letters of a counted day: the HD of "HD 3" is no dialysis. */
  private static boolean counts(TimeMention stamp, NameFound name) {
    return stamp.day() instanceof TimeExpression.DayCount
        && stamp.firstToken() <= name.first()
        && name.end() <= stamp.endToken();
  }

  /** Ties "sepsis due to acute pyelonephritis" together. */
  private void causes(List<NameFound> found, int before) {
    for (int i = 0; i + 1 < found.size(); i++) {
      if (CauseWords.between(tokens, found.get(i).end(), found.get(i + 1).first())) {
        TextSpan whole = note.span(found.get(i).first(), found.get(i + 1).end() - 1);
        mentions.set(before + i, mentions.get(before + i).causedBy(before + i + 1, whole));
      }
    }
  }

  /** "Chronic" and "old" tell of the past to calculators; a chronic disease is still there. */
  private boolean lasting(Cue cue) {
    boolean week =
        tokens.get(cue.first()).is("ex")
            && cue.end() + 1 < tokens.size()
            && tokens.get(cue.end() + 1).isNumber();
    return week
        || cue.kind() == Cue.Kind.HISTORICAL
            && cue.end() == cue.first() + 1
            && LASTING.contains(tokens.get(cue.first()).key());
  }

  /** "+orthopnea, -CP": a dash glued to a symptom in a line, behind a comma or colon. */
  private boolean minus(int from, int first) {
    int dash = first - 1;
    if (dash <= from || tokens.get(first).spaced() || !tokens.get(dash).is("-")) {
      return false;
    }
    Token before = tokens.get(dash - 1);
    boolean leads = before.is(",") || before.is(":") || before.is(";") || before.is("(");
    return leads && tokens.get(dash).breaks() == 0;
  }

  /** "SI denied" is no, "DVT prophylaxis" and "HIT panel" are no statement. */
  private static Assertion behind(Token next, Assertion assertion) {
    if (next.is("denied")) {
      return Assertion.NEGATED;
    }
    return OF_OTHERS.contains(next.key()) ? Assertion.HYPOTHETICAL : assertion;
  }

  /** Whether the word for a relative is part of the name: "twin gestation". */
  private boolean names(NameFound one, Relative who) {
    for (int i = one.first(); i < one.end(); i++) {
      if (tokens.get(i).is(who.name())) {
        return true;
      }
    }
    return false;
  }

  private Assertion said(Cue cue) {
    boolean ask = tokens.get(cue.first()).is("rule") || tokens.get(cue.first()).is("r");
    boolean open = cue.kind() == Cue.Kind.NEGATED || cue.kind() == Cue.Kind.HYPOTHETICAL;
    return ask && open ? Assertion.POSSIBLE : cue.kind().assertion();
  }

  /** What holds without a cue: "Hx L inguinal hernia repair", or what the section says. */
  private Assertion unsaid(SectionKind section, int from, NameFound one) {
    boolean history = one.first() > from && HISTORY.contains(tokens.get(one.first() - 1).key());
    return history ? Assertion.HISTORICAL : Assertion.unsaid(section);
  }

  private Severity severity(NameFound one, Sentence sentence) {
    Severity best = Severity.UNSAID;
    int from = Math.max(sentence.firstToken(), one.first() - SEVERITY_BEFORE);
    for (int i = one.end() - 1; i >= from; i--) {
      if (i < one.first() && !tokens.get(i).isWord()) {
        break;
      }
      Severity here = Severity.of(tokens.get(i).key());
      best = here.compareTo(best) > 0 ? here : best;
    }
    return best;
  }
}
