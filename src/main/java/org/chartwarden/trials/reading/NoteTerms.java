package org.chartwarden.trials.reading;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.facts.ServiceNames;
import org.chartwarden.trials.terms.EventTerms;
import org.chartwarden.trials.terms.Regimens;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Names that criteria use and the note reader passed over, with what their clause says of them:
 * denied, suspected, planned, of a relative, before, or plainly there.
 */
final class NoteTerms {

  private static final Set<String> DENYING =
      Set.of("no", "not", "never", "denies", "denied", "without", "nor", "non", "negative", "none");
  private static final Set<String> DOUBTING =
      Set.of("possible", "suspected", "probable", "query", "?", "likely", "maybe", "presumed");
  private static final Set<String> KIN =
      Set.of("mother", "father", "sister", "brother", "family", "aunt", "uncle", "grandmother");
  private static final Set<String> BEFORE =
      Set.of("previous", "prior", "past", "former", "history");
  private static final Set<String> AHEAD =
      Set.of("scheduled", "planned", "listed", "awaiting", "booked", "penciled", "pencilled");
  private static final Set<String> SILENT =
      Set.of(
          "if",
          "risk",
          "consider",
          "avoid",
          "screen",
          "screening",
          "allergy",
          "allergic",
          "candidate",
          "exclude",
          "rule",
          "r/o",
          "advice",
          "discussed",
          "prevent",
          "prevention",
          "vaccine");
  private static final Set<String> DENYING_BEHIND =
      Set.of("negative", "neg", "excluded", "absent", "denied", "ruled", "none");
  private static final int BEHIND = 3;

  /** Letters at the beginning of a name within which a word must be that nobody read. */
  private static final int GAP = 1;

  private static final String CLAUSE_ENDS = ",;:.";
  private static final Set<String> ENDS = Set.of(";", ".", "but", "although", ":");

  private static final List<TermKind> KINDS = List.of(TermKind.values());

  private final NoteStatements facts;
  private final ClinicalNote note;
  private final PatientNote source;
  private final BitSet covered;
  private final MentionDays days;

  NoteTerms(
      NoteStatements facts,
      ClinicalNote note,
      PatientNote source,
      BitSet covered,
      MentionDays days) {
    this.days = days;
    this.facts = facts;
    this.note = note;
    this.source = source;
    this.covered = covered;
  }

  void add() {
    List<Token> tokens = note.text().tokens();
    for (Sentence sentence : note.text().sentences()) {
      int i = sentence.firstToken();
      while (i < sentence.endToken()) {
        int next = i + 1;
        for (TermKind kind : KINDS) {
          TermBook.Found found = TermBook.standard().longest(kind, tokens, i);
          if (found != null && found.to() <= sentence.endToken() && open(kind, i, found.to())) {
            add(kind, i, found.to(), sentence);
            next = Math.max(next, found.to());
          }
        }
        i = next;
      }
    }
  }

  /**
   * Whether nobody read the words yet, or only a part of them that tells less: "had to give
   * glucagon" names a drug, and an attack.
   */
  private boolean open(TermKind kind, int from, int to) {
    if (!covered(from, to)) {
      return true;
    }
    TextSpan span = note.text().span(from, to - 1);
    return kind == TermKind.CONDITION
        && to - from > 1
        && covered.nextClearBit(span.start()) < span.start() + GAP
        && EventTerms.attackNamed(span.text());
  }

  private boolean covered(int from, int to) {
    int end = note.text().tokens().get(to - 1).end();
    int first = covered.nextSetBit(note.text().tokens().get(from).start());
    return first >= 0 && first < end;
  }

  private void add(TermKind kind, int from, int to, Sentence sentence) {
    Optional<FactState> said =
        deniedBehind(to, sentence) ? Optional.of(FactState.ABSENT) : said(from, sentence);
    if (said.isEmpty()) {
      return;
    }
    TextSpan span = note.text().span(from, to - 1);
    said =
        Denials.settle(
            note.text().text().substring(sentence.start(), span.start()),
            span.text(),
            note.text().text().substring(span.end(), Math.max(span.end(), sentence.end())),
            said.get());
    if (said.isEmpty()) {
      return;
    }
    String behind = note.text().text().substring(span.end(), Math.max(span.end(), sentence.end()));
    if (kind == TermKind.CONDITION && (ServiceNames.begin(behind) || NoteVaccines.begin(behind))) {
      return;
    }
    FactName name = FactName.of(span.text());
    FactEvidence evidence = FactEvidence.of(source.source(), span);
    FactState state =
        PastPregnancy.of(
            span.text(), words(sentence), Bygone.of(behind, said.get()), source.day().getYear());
    Optional<DayRange> day =
        kind == TermKind.CONDITION && EventTerms.named(span.text())
            ? days.ofEvent(span, note.text().sentences().indexOf(sentence))
            : days.behind(span.end(), kind != TermKind.CONDITION);
    switch (kind) {
      case CONDITION ->
          facts.add(
              new ProblemFact(
                  name,
                  state,
                  day.map(FactTime::since).orElse(FactTime.UNTOLD),
                  List.of(),
                  evidence));
      case PROCEDURE ->
          facts.add(
              new ProcedureFact(
                  name,
                  done(state, span, sentence),
                  day.map(FactTime::at).orElse(FactTime.UNTOLD),
                  evidence));
      case DRUG -> {
        if (Regimens.among(TermBook.standard().idsIn(TermKind.DRUG, span.text()))) {
          regimen(name, state, day, evidence, sentence);
        } else if (state == FactState.ABSENT) {
          facts.add(
              new DrugFact(
                  name, state, FactTime.UNTOLD, Optional.empty(), Optional.empty(), evidence));
        }
      }
    }
  }

  /** A combination of drugs, which only its name tells of. */
  private void regimen(
      FactName name,
      FactState said,
      Optional<DayRange> day,
      FactEvidence evidence,
      Sentence sentence) {
    TextSpan span = evidence.span().orElseThrow();
    FactState state = said;
    if (state == FactState.PRESENT) {
      state =
          NotePlan.holds(note, sentence, span.start(), span.end())
              ? FactState.PLANNED
              : CourseOfTreatment.drugsGoOn(around(span, sentence))
                  ? FactState.PRESENT
                  : FactState.PAST;
    }
    boolean over = state == FactState.PAST;
    facts.add(
        new DrugFact(
            name,
            state,
            day.map(one -> over ? FactTime.at(one) : FactTime.since(one)).orElse(FactTime.UNTOLD),
            Optional.empty(),
            Optional.empty(),
            evidence));
  }

  /** The clause that a name stands in. */
  private String around(TextSpan span, Sentence sentence) {
    String text = note.text().text();
    int from = span.start();
    while (from > sentence.start() && CLAUSE_ENDS.indexOf(text.charAt(from - 1)) < 0) {
      from--;
    }
    int to = span.end();
    while (to < sentence.end() && CLAUSE_ENDS.indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return text.substring(from, to);
  }

  /** What is named as done is over, or only planned, unless it is told to go on. */
  private FactState done(FactState state, TextSpan span, Sentence sentence) {
    if (state != FactState.PRESENT) {
      return state;
    }
    if (NotePlan.holds(note, sentence, span.start(), span.end())) {
      return FactState.PLANNED;
    }
    return CourseOfTreatment.goesOn(span.text(), words(sentence))
        ? FactState.PRESENT
        : FactState.PAST;
  }

  private String words(Sentence sentence) {
    return note.text().text().substring(sentence.start(), sentence.end());
  }

  /** "HIV negative", "PE was ruled out". */
  private boolean deniedBehind(int to, Sentence sentence) {
    for (int i = to; i < Math.min(sentence.endToken(), to + BEHIND); i++) {
      String key = note.text().tokens().get(i).key();
      if (ENDS.contains(key) && !key.equals(":") || key.equals(",")) {
        return false;
      }
      if (DENYING_BEHIND.contains(key)) {
        return true;
      }
    }
    return false;
  }

  /** What the words of the clause before a name say of it. */
  private Optional<FactState> said(int from, Sentence sentence) {
    List<Token> tokens = note.text().tokens();
    FactState state = FactState.PRESENT;
    for (int i = from - 1; i >= sentence.firstToken(); i--) {
      String key = tokens.get(i).key();
      if (ENDS.contains(key)) {
        break;
      }
      if (SILENT.contains(key)) {
        return Optional.empty();
      }
      if (DENYING.contains(key)) {
        return Optional.of(FactState.ABSENT);
      }
      if (KIN.contains(key)) {
        return Optional.of(FactState.RELATIVE);
      }
      if (DOUBTING.contains(key)) {
        state = FactState.POSSIBLE;
      } else if (AHEAD.contains(key)) {
        state = FactState.PLANNED;
      } else if (BEFORE.contains(key) && state == FactState.PRESENT) {
        state = FactState.PAST;
      }
    }
    return Optional.of(state);
  }
}
