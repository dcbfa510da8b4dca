package org.chartwarden.consistency.plausibility.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.demographics.Sex;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.Token;

/** Two ages or two sexes of the patient in one note. */
final class PersonRule implements NoteRule {

  private static final Map<String, Sex> NOUNS =
      Map.ofEntries(
          Map.entry("man", Sex.MALE),
          Map.entry("male", Sex.MALE),
          Map.entry("gentleman", Sex.MALE),
          Map.entry("boy", Sex.MALE),
          Map.entry("m", Sex.MALE),
          Map.entry("woman", Sex.FEMALE),
          Map.entry("female", Sex.FEMALE),
          Map.entry("lady", Sex.FEMALE),
          Map.entry("girl", Sex.FEMALE),
          Map.entry("f", Sex.FEMALE));

  private static final Set<String> OLD = Set.of("yo", "y/o", "yr", "yrs", "year", "years", "y");
  private static final Set<String> JOINTS = Set.of("-", "/", "o", "old", ",", "year", "years");
  private static final Phrases OTHERS =
      Phrases.of(
          "donor;partner;roommate;colleague;coworker;mother;father;husband;wife;fetus;victim;driver;"
              + "assailant;teacher;neighbor;friend;transgender;trans;transitioned;gender;assigned;another"
              + ";whose;study;adopted;contact;twin;when;at age;since age;his;her;child;children;infant;"
              + "caregiver;boyfriend;girlfriend;sexually active with;partners");

  @Override
  public String id() {
    return "patient";
  }

  @Override
  public String title() {
    return "Two ages or two sexes of the patient in one note.";
  }

  /** A patient as one place of the note introduces him: "78-year-old woman", "78F". */
  private record Person(int years, Optional<Sex> sex, TextSpan span) {}

  @Override
  public List<NoteFlaw> flaws(CheckedNote note) {
    if (note.child()) {
      return List.of();
    }
    List<Person> people = new ArrayList<>();
    for (Sentence sentence : note.sentences()) {
      if (!note.ofOthers(sentence) && !note.says(sentence, OTHERS)) {
        for (int i = sentence.firstToken(); i < sentence.endToken(); i++) {
          Person person = at(note, i, sentence.endToken());
          if (person != null) {
            people.add(person);
          }
        }
      }
    }
    if (people.size() < 2) {
      return List.of();
    }
    Person first = people.get(0);
    for (Person other : people) {
      boolean age = Math.abs(first.years() - other.years()) > 1;
      boolean sex =
          first.sex().isPresent()
              && other.sex().isPresent()
              && first.sex().get() != other.sex().get();
      if (age || sex) {
        return List.of(
            new NoteFlaw(
                id(),
                Severity.HIGH,
                List.of(first.span(), other.span()),
                "The note speaks of \""
                    + first.span().text()
                    + "\" and of \""
                    + other.span().text()
                    + "\".",
                "Make sure that no text of another patient was copied into the note."));
      }
    }
    return List.of();
  }

  /** "78-year-old woman", "78 yo F", "78F" at a token; null when there is none. */
  private static Person at(CheckedNote note, int at, int to) {
    List<Token> tokens = note.tokens();
    Token number = tokens.get(at);
    if (!number.isNumber() || number.raw().length() > 3 || number.number().scale() > 0) {
      return null;
    }
    int years = number.number().intValue();
    int i = at + 1;
    boolean old = false;
    while (i < to && i - at < 6) {
      String key = tokens.get(i).key();
      if (OLD.contains(key)) {
        old = true;
      } else if (!JOINTS.contains(key)) {
        break;
      }
      i++;
    }
    Sex sex = i < to ? NOUNS.get(tokens.get(i).key()) : null;
    boolean letter = sex != null && tokens.get(i).key().length() == 1;
    boolean tight = letter && !old && i == at + 1 && !tokens.get(i).spaced();
    boolean capital = !letter || Character.isUpperCase(tokens.get(i).raw().charAt(0));
    if (years < 18 || years > 115 || sex == null || !capital || !old && !tight) {
      return null;
    }
    // 98F is a temperature in American notes.
    if (tight && (years > 93 || at > 25)) {
      return null;
    }
    return new Person(years, Optional.of(sex), note.span(at, i));
  }
}
