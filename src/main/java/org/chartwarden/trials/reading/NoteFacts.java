package org.chartwarden.trials.reading;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimTimes;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.ClinicalMention;
import org.chartwarden.notes.findings.FindingTime;
import org.chartwarden.notes.medications.AllergyMention;
import org.chartwarden.notes.names.NameKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.ClippedWords;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.facts.ServiceNames;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** What one note tells, with the place of every statement. */
final class NoteFacts {

  private static final Pattern STOP =
      Pattern.compile(
          "[.!?](?<=[\\p{L}\\d)]{3}.)(?<!(?i)\\b(?:" + ClippedWords.ANY + ").)\\s+(?=\\p{Ll})");

  private static final SievedPattern PLACE =
      SievedPattern.of(
          "(?i)\\b(?:knee|hip|shoulder|(?:low(?:er)? )?back|neck|chest|abdominal|pelvic|ankle|wrist"
              + "|elbow|foot|joint)\\b");

  private static final String PAIN = "pain";

  /** Before these a plan is none yet. */
  private static final SievedPattern DOUBTED =
      SievedPattern.of(
          "(?i)\\b(?:if|unless|might|may|would|whether|should (?:he|she|they|it))\\b[^.;]*$");

  private final NoteStatements facts = new NoteStatements();
  private final PatientNote source;
  private final ClinicalNote note;
  private final ClaimTimes times;
  private final MentionDays days;
  private final BitSet covered = new BitSet();

  private NoteFacts(PatientNote source, ClinicalNote note) {
    this.source = source;
    this.note = note;
    Instant written = source.day().atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    this.times = new ClaimTimes(note, NoteContext.at(written, ZoneOffset.UTC));
    this.days = new MentionDays(times, note.text().text(), source.day());
  }

  /** What a note says. */
  static ReadNote in(PatientNote source, ClinicalNote note) {
    NoteFacts read = new NoteFacts(source, note);
    read.add();
    return new ReadNote(source, read.facts.all());
  }

  private void add() {
    for (Sentence sentence : note.text().sentences()) {
      String words = note.text().text().substring(sentence.start(), sentence.end());
      TextSpan span = new TextSpan(sentence.start(), sentence.end(), words);
      sentences(sentence.start(), words);
      SentenceSigns.Signs told = SentenceSigns.of(words);
      told.complete().forEach(list -> facts.complete(list, evidence(span)));
      for (StatusWords.Hit hit : told.statuses()) {
        FactEvidence place = evidence(within(span, hit.start(), hit.end()));
        FactTime time =
            hit.status().equals(StatusFact.STERILE)
                ? days.behind(sentence.start() + hit.end(), true)
                    .map(FactTime::at)
                    .orElse(FactTime.UNTOLD)
                : FactTime.UNTOLD;
        facts.add(new StatusFact(hit.status(), hit.state(), time, Optional.empty(), place));
      }
      if (told.research()) {
        new TrialWords(facts, source, times).add(sentence, span);
      }
      if (told.stay()) {
        new NoteStays(facts, source, times).add(sentence, span);
      }
      if (told.vaccine()) {
        NoteVaccines.add(facts, words, sentence.start(), source, days);
      }
      for (Denials.Joint joint : told.denials()) {
        TextSpan place = within(span, joint.start(), joint.end());
        facts.add(
            new ProblemFact(
                FactName.of(joint.name()),
                FactState.ABSENT,
                FactTime.UNTOLD,
                List.of(),
                evidence(place)));
      }
    }
    note.mentions().forEach(this::mention);
    new NoteDrugs(facts, source, note, times, covered).add();
    note.allergies().forEach(this::allergy);
    NoteReactions.in(note.text().text(), source).forEach(facts::add);
    new NoteMeasures(facts, note, times, source).add();
    new NoteTerms(facts, note, source, covered, days).add();
    new SocialFacts(facts, source, times, days).add(note.social());
  }

  /** Sentences; those of notes in small letters have no capitals to tell where they begin. */
  private void sentences(int start, String words) {
    Matcher stop = STOP.matcher(words);
    int from = 0;
    while (from < words.length()) {
      int to = stop.find(from) ? stop.end() : words.length();
      TextSpan span = new TextSpan(start + from, start + to, words.substring(from, to));
      facts.add(new NoteSentence(span.text(), Optional.of(source.day()), evidence(span)));
      from = to;
    }
  }

  /** Characters of a sentence, counted in the note. */
  private static TextSpan within(TextSpan sentence, int from, int to) {
    return new TextSpan(
        sentence.start() + from, sentence.start() + to, sentence.text().substring(from, to));
  }

  private FactEvidence evidence(TextSpan span) {
    return FactEvidence.of(source.source(), span);
  }

  private String sentence(ClinicalMention mention) {
    Sentence one = note.text().sentences().get(mention.sentence());
    return note.text().text().substring(one.start(), one.end());
  }

  /** The words of a sentence before a place in it. */
  static String before(ClinicalNote note, int sentence, int place) {
    int start = note.text().sentences().get(sentence).start();
    String text = note.text().text();
    // "?COPD": the mark in front of a name ends no sentence.
    boolean asked = start > 0 && start == place && text.charAt(start - 1) == '?';
    return asked ? "?" : text.substring(start, Math.max(start, place));
  }

  /** The words of a sentence behind a place in it. */
  static String behind(ClinicalNote note, int sentence, int place) {
    int end = note.text().sentences().get(sentence).end();
    return note.text().text().substring(Math.min(end, place), end);
  }

  private void mention(ClinicalMention mention) {
    if (mention.assertion() != Assertion.HYPOTHETICAL
        && mention.assertion() != Assertion.CONDITIONAL) {
      covered.set(mention.head().start(), mention.head().end());
    }
    Optional<FactState> said = state(mention);
    if (mention.assertion() == Assertion.FAMILY
        && FamilialName.ofPatient(
            before(note, mention.sentence(), mention.head().start()), mention.head().text())) {
      said = Optional.of(FactState.PRESENT);
    }
    boolean other =
        TermBook.meansOther(note.text().text(), mention.head().start(), mention.head().end());
    if (said.isEmpty() || other) {
      return;
    }
    Optional<FactState> settled =
        Denials.settle(
            before(note, mention.sentence(), mention.span().start()),
            mention.span().text(),
            behind(note, mention.sentence(), mention.span().end()),
            said.get());
    if (settled.isEmpty()) {
      return;
    }
    FactState state =
        Bygone.of(
            mention.head().text(),
            behind(note, mention.sentence(), mention.span().end()),
            KnownProblems.said(settled.get(), mention, note.text().text()),
            source.day().getYear());
    state =
        PastPregnancy.of(mention.head().text(), sentence(mention), state, source.day().getYear());
    Set<String> conditions = KnownProblems.named(state, mention);
    NameKind kind = mention.name().kind();
    TextSpan words = mention.cause() >= 0 ? mention.head() : mention.span();
    FactName name = name(mention, words);
    boolean done = kind == NameKind.PROCEDURE || kind == NameKind.IMAGING;
    if (done || kind == NameKind.DEVICE) {
      FactState how = state;
      boolean goesOn = CourseOfTreatment.goesOn(words.text(), sentence(mention));
      boolean plan =
          state == FactState.PRESENT
              && done
              && NotePlan.holds(
                  note,
                  note.text().sentences().get(mention.sentence()),
                  mention.span().start(),
                  mention.span().end());
      if (plan) {
        how = FactState.PLANNED;
      } else if (state == FactState.PRESENT
          && done
          && !goesOn
          && !CourseOfTreatment.lasts(words.text())) {
        how = FactState.PAST;
      }
      if (how == FactState.PLANNED) {
        if (DOUBTED.find(before(note, mention.sentence(), mention.span().start()))) {
          return;
        }
        Optional<DayRange> near = days.behind(mention.span().end(), true);
        if (near.isPresent() && near.get().last().isBefore(source.day())) {
          // "Appendectomy 2010, hip replacement booked": the plan is another one.
          how = FactState.PAST;
        }
      }
      Optional<DayRange> day = days.of(mention, true);
      if (how == FactState.PAST && day.isPresent() && day.get().first().isAfter(source.day())) {
        how = FactState.PLANNED;
      }
      FactTime time = day.map(FactTime::at).orElse(FactTime.UNTOLD);
      if (how == FactState.PRESENT) {
        time = day.map(FactTime::since).orElse(FactTime.UNTOLD);
      }
      facts.add(new ProcedureFact(name, how, time, evidence(mention.span())), conditions);
      if (!TermBook.standard().idsIn(TermKind.DRUG, words.text()).isEmpty()) {
        // "No prior immunotherapy": criteria hold some treatments for drugs.
        facts.add(
            new DrugFact(
                name, how, time, Optional.empty(), Optional.empty(), evidence(mention.span())),
            conditions);
      }
      if (done) {
        return;
      }
    }
    String behind = behind(note, mention.sentence(), mention.span().end());
    if (ServiceNames.begin(behind) || NoteVaccines.begin(behind)) {
      return;
    }
    Optional<DayRange> ended =
        state == FactState.PAST ? Bygone.ended(behind).map(DayRange::in) : Optional.empty();
    FactTime time = days.of(mention, false).map(FactTime::since).orElse(FactTime.UNTOLD);
    facts.add(
        new ProblemFact(
            name,
            state,
            ended.isPresent() ? new FactTime(time.begin(), ended) : time,
            List.copyOf(mention.name().qualifiers()),
            evidence(mention.span())),
        conditions);
  }

  /** The words; a pain without a place has that of the condition it is told beside. */
  private FactName name(ClinicalMention mention, TextSpan words) {
    String written = words.text();
    boolean pain =
        mention.name().sites().isEmpty()
            && written.regionMatches(true, written.length() - PAIN.length(), PAIN, 0, PAIN.length())
            && !PLACE.find(written);
    if (pain) {
      int start = note.text().sentences().get(mention.sentence()).start();
      String last = "";
      for (MatchResult place : PLACE.all(note.text().text().substring(start, words.start()))) {
        last = place.group();
      }
      if (!last.isEmpty()) {
        return new FactName(Set.of(), List.of(), List.of(last.toLowerCase(Locale.ROOT) + " pain"));
      }
    }
    return FactName.of(written);
  }

  private static Optional<FactState> state(ClinicalMention mention) {
    if (mention.relative().isPresent()) {
      return mention.relative().get().related() && mention.assertion() != Assertion.NEGATED
          ? Optional.of(FactState.RELATIVE)
          : Optional.empty();
    }
    boolean since = mention.time().kind() == FindingTime.Kind.SINCE;
    return switch (mention.assertion()) {
      case PRESENT -> Optional.of(FactState.PRESENT);
      case NEGATED -> Optional.of(FactState.ABSENT);
      case POSSIBLE -> Optional.of(FactState.POSSIBLE);
      case HISTORICAL ->
          Optional.of(
              since || LastingConditions.named(mention.head().text())
                  ? FactState.PRESENT
                  : FactState.PAST);
      case RESOLVED -> Optional.of(FactState.PAST);
      case PLANNED -> Optional.of(FactState.PLANNED);
      case FAMILY -> Optional.of(FactState.RELATIVE);
      case CONDITIONAL, HYPOTHETICAL -> Optional.empty();
    };
  }

  static DayRange days(TimeWindow window) {
    return new DayRange(
        window.start().atOffset(ZoneOffset.UTC).toLocalDate(),
        window.end().atOffset(ZoneOffset.UTC).toLocalDate());
  }

  private void allergy(AllergyMention mention) {
    FactState state =
        switch (mention.kind()) {
          case ALLERGIC, INTOLERANT -> FactState.PRESENT;
          case NONE_KNOWN, DENIED -> FactState.ABSENT;
          case TOLERATED, UNKNOWN -> null;
        };
    if (state == null) {
      return;
    }
    if (state == FactState.PRESENT && NoteReactions.refuted(note.text(), mention.span().end())) {
      state = FactState.ABSENT;
    }
    FactName name =
        mention.kind() == AllergyMention.Kind.NONE_KNOWN
            ? new FactName(Set.of(), List.of(), List.of())
            : FactName.of(mention.substance());
    facts.add(new AllergyFact(name, state, evidence(mention.span())));
  }
}
