package org.chartwarden.trials.reading;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.claims.ClaimTimes;
import org.chartwarden.notes.medications.Circumstance;
import org.chartwarden.notes.medications.Medication;
import org.chartwarden.notes.medications.MedicationKind;
import org.chartwarden.notes.medications.MedicationMention;
import org.chartwarden.notes.medications.MedicationStatus;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.terms.Regimens;

/** The drugs that a note tells of. */
final class NoteDrugs {

  /** What "no opioid misuse" denies is not the drug. */
  private static final Pattern MISUSE =
      Pattern.compile(
          "(?i)\\A\\s+(?:mis-?use|abuse|dependen\\w+|addiction|overuse|use disorder|seeking|overdose|allergy"
              + "|intolerance|reaction|toxicity|problems?)\\b");

  private static final SievedPattern NEVER =
      SievedPattern.of(
          "(?is).*\\bnever (?:had |taken |took |used |on |an? |any )*(?:[\\w-]{3,25}(?:, (?:or |nor )?| or | nor ))*");

  /** Drugs that are given until what they are for is over; others go on when it has settled. */
  private static final Pattern GIVEN_IN_COURSES =
      Pattern.compile(
          "(?i)predniso|methylpred|dexameth|betameth|hydrocort|cortiso|steroid|budesonid|cillin|mycin|micin|floxacin|cyclin|\\bcef|penem|nidazol|trimethoprim|nitrofurant|antibiotic|ciclovir|cyclovir|oseltamivir");

  /** "Colitis in spring settled on prednisolone": with what is over the course is. */
  private static final SievedPattern SETTLED =
      SievedPattern.of(
          "(?is).*\\b(?:settled|resolved|subsided|remitted|cleared|healed|recovered)\\b(?: \\w+){0,2} (?:on|with|after|under|following) (?:(?:oral|iv|systemic|topical|pulsed|high[- ]dose|a|an|short|long|the|course|courses|of) )*");

  private final NoteStatements facts;
  private final PatientNote source;
  private final ClinicalNote note;
  private final ClaimTimes times;
  private final BitSet covered;

  /**
   * @param covered takes the places of the names that were looked at
   */
  NoteDrugs(
      NoteStatements facts,
      PatientNote source,
      ClinicalNote note,
      ClaimTimes times,
      BitSet covered) {
    this.facts = facts;
    this.source = source;
    this.note = note;
    this.times = times;
    this.covered = covered;
  }

  void add() {
    note.medications().forEach(this::drug);
  }

  private void drug(MedicationMention mention) {
    covered.set(mention.name().start(), mention.name().end());
    boolean misuse =
        mention.has(Circumstance.NEGATED)
            && MISUSE
                .matcher(NoteFacts.behind(note, mention.sentence(), mention.name().end()))
                .find();
    String before = NoteFacts.before(note, mention.sentence(), mention.name().start());
    String behind = NoteFacts.behind(note, mention.sentence(), mention.name().end());
    if (misuse
        || DrugBeside.ofOthers(before)
        || DrugBeside.notBorne(behind)
        || mention.has(Circumstance.ALLERGY)
        || mention.has(Circumstance.TEST)
        || mention.has(Circumstance.OTHER_PERSON)
        || mention.has(Circumstance.CONDITIONAL)
        || mention.has(Circumstance.CONSIDERED)) {
      return;
    }
    TimeWindow window = times.of(mention.span(), mention.sentence());
    Optional<DayRange> day =
        SinceYear.behind(note.text().text(), mention.name().end(), source.day())
            .or(() -> window.said() ? Optional.of(NoteFacts.days(window)) : Optional.empty());
    Optional<DayRange> course = ended(mention).or(() -> DrugBeside.year(behind, source.day()));
    if (course.isPresent()) {
      day = course;
    }
    boolean over = day.isPresent() && day.get().last().isBefore(source.day());
    FactState state =
        switch (mention.status().status()) {
          case NOT_GIVEN, REFUSED -> FactState.ABSENT;
          case STOPPED, COMPLETED, GIVEN -> FactState.PAST;
          case HELD -> withheld(mention) ? FactState.ABSENT : FactState.PRESENT;
          case ORDERED, PRESCRIBED, STARTED, CONTINUED, HOME, CHANGED -> FactState.PRESENT;
          case UNSAID ->
              mention.has(Circumstance.PAST) || over && !since(mention)
                  ? FactState.PAST
                  : since(mention) || dosed(mention)
                      ? FactState.PRESENT
                      : given(mention) ? FactState.PAST : FactState.POSSIBLE;
        };
    boolean never = NEVER.matches(before);
    boolean naive = Denials.naive(behind);
    if (mention.has(Circumstance.NEGATED) || never || naive) {
      state = FactState.ABSENT;
    } else if (mention.has(Circumstance.PLANNED)
        || mention.status().status() == MedicationStatus.UNSAID
            && state != FactState.PAST
            && NotePlan.holds(
                note,
                note.text().sentences().get(mention.sentence()),
                mention.name().start(),
                mention.name().end())) {
      state = FactState.PLANNED;
    }
    boolean settled =
        state == FactState.PRESENT
            && !since(mention)
            && !dosed(mention)
            && GIVEN_IN_COURSES.matcher(mention.name().text()).find()
            && SETTLED.matches(before);
    if (course.isPresent() && state != FactState.ABSENT || settled) {
      state = FactState.PAST;
    }
    FactTime time = day.map(FactTime::since).orElse(FactTime.UNTOLD);
    if (state == FactState.PAST) {
      time = day.map(FactTime::at).orElse(FactTime.UNTOLD);
    }
    List<String> names = new ArrayList<>(List.of(mention.name().text()));
    if (mention.drug().certain()) {
      names.add(mention.drug().medication().display());
    }
    Set<String> ids =
        mention.drug().certain() ? Set.copyOf(ids(mention.drug().medication())) : Set.of();
    facts.add(
        new DrugFact(
            new FactName(ids, List.of(), names),
            state,
            time,
            Optional.empty(),
            mention.route().map(route -> route.span().text()),
            FactEvidence.of(source.source(), mention.span())));
  }

  /** When a combination or a class of drugs was over, as the words behind its name tell. */
  private Optional<DayRange> ended(MedicationMention mention) {
    String behind = NoteFacts.behind(note, mention.sentence(), mention.name().end());
    boolean several =
        mention.drug().certain()
            && (mention.drug().medication().kind() == MedicationKind.CLASS
                || Regimens.among(Set.of(mention.drug().medication().id())));
    return several ? CourseDays.of(behind, source.day()) : Optional.empty();
  }

  private boolean given(MedicationMention mention) {
    return DrugCourse.given(
        NoteFacts.before(note, mention.sentence(), mention.name().start()),
        NoteFacts.behind(note, mention.sentence(), mention.name().end()));
  }

  /** "Paxlovid withheld": never given, whereas a drug that is held was taken before. */
  private static boolean withheld(MedicationMention mention) {
    return mention
        .status()
        .words()
        .map(words -> words.text().toLowerCase(Locale.ROOT).contains("withh"))
        .orElse(false);
  }

  /** How much is taken and how often: nobody writes that of what is not taken. */
  private static boolean dosed(MedicationMention mention) {
    return mention.dosing().dose().isPresent() && mention.frequency().isPresent();
  }

  private boolean since(MedicationMention mention) {
    int from = Math.max(0, mention.span().start());
    int to = Math.min(note.text().text().length(), mention.span().end() + 30);
    String near = note.text().text().substring(from, to).toLowerCase(Locale.ROOT);
    return near.contains("since") || near.contains("long-term") || near.contains("long term");
  }

  private static List<String> ids(Medication medication) {
    List<String> ids = new ArrayList<>(medication.ingredients());
    ids.add(medication.id());
    return ids;
  }
}
