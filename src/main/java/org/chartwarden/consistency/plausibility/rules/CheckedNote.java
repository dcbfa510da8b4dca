package org.chartwarden.consistency.plausibility.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.dates.DateMention;
import org.chartwarden.notes.dates.DateRole;
import org.chartwarden.notes.demographics.People;
import org.chartwarden.notes.demographics.Sex;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.measurements.MeasurementMention;
import org.chartwarden.notes.medications.AllergyMention;
import org.chartwarden.notes.text.SectionKind;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.NoteContext;

/** A note as rules see it: what was read in it, and when it was written where that is known. */
public final class CheckedNote {

  private static final int ADULT = 18;

  /** No note has more of a kind; rules that compare each with each look no further. */
  private static final int MOST = 1_000;

  private static final Phrases CHILD =
      Phrases.of(
          "infant;newborn;neonate;neonatal;baby;toddler;child;pediatric;paediatric;preterm;premature"
              + " infant;nicu;picu;day of life;months old;month-old;weeks old;week-old;boy;girl");

  private final ClinicalNote note;
  private final Optional<NoteContext> context;
  private final List<DrugStatement> drugs;
  private final boolean child;

  public CheckedNote(ClinicalNote note, Optional<NoteContext> context) {
    this.note = note;
    this.context = context;
    this.drugs = first(DrugStatement.all(this));
    this.child =
        note.demographics().age().isPresent()
            ? note.demographics().age().get().completedYears() < ADULT
            : CHILD.in(tokens(), 0, tokens().size());
  }

  ClinicalNote note() {
    return note;
  }

  /** The findings of the note. */
  List<FindingMention> findings() {
    return first(note.findings());
  }

  /** The measurements of the note. */
  List<MeasurementMention> measurements() {
    return first(note.measurements());
  }

  /** The measurements of one concept. */
  List<MeasurementMention> measurements(String concept) {
    return measurements().stream().filter(mention -> mention.concept().equals(concept)).toList();
  }

  /** The allergies that the note tells of. */
  List<AllergyMention> allergies() {
    return first(note.allergies());
  }

  private static <T> List<T> first(List<T> all) {
    return all.size() > MOST ? all.subList(0, MOST) : all;
  }

  List<Token> tokens() {
    return note.text().tokens();
  }

  List<Sentence> sentences() {
    return note.text().sentences();
  }

  Sentence sentence(int index) {
    return note.text().sentences().get(index);
  }

  /** The drugs that are named, with what is done with them. */
  List<DrugStatement> drugs() {
    return drugs;
  }

  /** Whether the patient is under 18 or, without an age, the note speaks of a child. */
  boolean child() {
    return child;
  }

  SectionKind section(Sentence sentence) {
    return note.text().sectionOf(sentence).kind();
  }

  String heading(Sentence sentence) {
    return note.text().sectionOf(sentence).heading();
  }

  TextSpan span(Phrases.Place place) {
    return note.text().span(place.first(), place.end() - 1);
  }

  TextSpan span(int firstToken, int lastToken) {
    return note.text().span(firstToken, lastToken);
  }

  /** The words of a whole sentence. */
  TextSpan words(Sentence sentence) {
    return new TextSpan(
        sentence.start(),
        sentence.end(),
        note.text().text().substring(sentence.start(), sentence.end()));
  }

  boolean says(Sentence sentence, Phrases phrases) {
    return phrases.in(tokens(), sentence.firstToken(), sentence.endToken());
  }

  boolean says(int sentence, Phrases phrases) {
    return says(sentence(sentence), phrases);
  }

  /** Places of phrases in all sentences, none across the end of one. */
  List<Said> all(Phrases phrases) {
    List<Said> said = new ArrayList<>();
    for (Sentence sentence : sentences()) {
      phrases
          .all(tokens(), sentence.firstToken(), sentence.endToken())
          .forEach(place -> said.add(new Said(place, sentence)));
      if (said.size() >= MOST) {
        break;
      }
    }
    return said;
  }

  /** A phrase in a sentence. */
  record Said(Phrases.Place place, Sentence sentence) {}

  /** Whether a sentence names a relative or somebody else. */
  boolean ofOthers(Sentence sentence) {
    return section(sentence) == SectionKind.FAMILY_HISTORY
        || People.relativeIn(tokens(), sentence.firstToken(), sentence.endToken());
  }

  /** Index of the token that holds a character, or of the next one. */
  int tokenAt(int offset) {
    int low = 0;
    int high = tokens().size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (tokens().get(middle).end() <= offset) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** The sex of the patient where a noun or a field tells it. */
  Optional<Sex> statedSex() {
    return note.demographics().sex().filter(sex -> sex.stated()).map(sex -> sex.sex());
  }

  /** The day of the note: told by whoever stored it, else by the note itself. */
  Optional<LocalDate> day() {
    return context
        .map(NoteContext::day)
        .or(
            () ->
                note.dates().stream()
                    .filter(date -> date.role() == DateRole.TODAY && date.ordered())
                    .map(DateMention::date)
                    .findFirst());
  }

  Optional<NoteContext> context() {
    return context;
  }
}
