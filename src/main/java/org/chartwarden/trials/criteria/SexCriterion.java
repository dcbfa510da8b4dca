package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/** Sex: female, male, or a clause that takes in both. */
final class SexCriterion implements CriterionType {

  private static final PhraseTrie<Wanted> WORDS = new PhraseTrie<>();
  private static final Set<String> BETWEEN =
      WordSet.of(
          "or and / & , and/or as well either both ( ) adult patients subjects participants",
          "persons - not non pregnant healthy");

  /** What a clause asks for. */
  enum Wanted {
    FEMALE,
    MALE,
    ANY
  }

  static {
    for (String female : new String[] {"female", "females", "woman", "women", "girl", "girls"}) {
      WORDS.add(female, Wanted.FEMALE);
    }
    for (String male : new String[] {"male", "males", "man", "men", "boy", "boys", "gentlemen"}) {
      WORDS.add(male, Wanted.MALE);
    }
    for (String any :
        new String[] {
          "both genders",
          "gender is unlimited",
          "unrestricted gender",
          "any biological sex",
          "both sexes",
          "either sex",
          "either gender",
          "any gender",
          "any sex",
          "all genders",
          "all sexes",
          "regardless of gender",
          "regardless of sex",
          "gender unlimited",
          "unlimited gender",
          "irrespective of gender",
          "irrespective of sex",
          "gender is not limited",
          "both gender",
          "both sex",
          "no gender limit",
          "gender not limited",
          "no limit on gender",
          "sex not limited",
          "gender unrestricted",
          "unlimited sex",
          "no sex limitation",
          "no gender limitation",
          "no gender restriction",
          "of any gender",
          "sex is not limited",
          "all gender"
        }) {
      WORDS.add(any, Wanted.ANY);
    }
  }

  @Override
  public String id() {
    return "sex";
  }

  @Override
  public String title() {
    return "Sex";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    int i = 0;
    while (i < phrase.size()) {
      PhraseTrie.Match<Wanted> match = phrase.longest(WORDS, i);
      if (match == null) {
        i++;
        continue;
      }
      Wanted wanted = match.values().get(0);
      int end = match.end();
      int at = end;
      while (at < phrase.size() && at - end < 5) {
        PhraseTrie.Match<Wanted> other = phrase.longest(WORDS, at);
        if (other != null) {
          wanted = other.values().get(0) == wanted ? wanted : Wanted.ANY;
          end = other.end();
          at = end;
        } else if (phrase.isAny(at, BETWEEN)) {
          at++;
        } else {
          break;
        }
      }
      found.add(Recognised.of(i, end, new SexTest(wanted)));
      i = end;
    }
    return found;
  }

  /** Whether the patient is of that sex. */
  record SexTest(Wanted wanted) implements CriterionTest {

    @Override
    public String type() {
      return "sex";
    }

    @Override
    public String describe() {
      return "sex " + wanted.name().toLowerCase(java.util.Locale.ROOT);
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(DataNeed.of(DataNeed.Kind.PERSON));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      if (wanted == Wanted.ANY) {
        return CriterionVerdict.met(
            "Both sexes may take part.", List.of(facts.person().evidence()));
      }
      PersonSex sex = facts.person().sex();
      if (sex == PersonSex.UNKNOWN) {
        return CriterionVerdict.unknown("The record tells no sex.", MissingItem.ask("sex"));
      }
      String reason = "The patient is " + sex.name().toLowerCase(java.util.Locale.ROOT) + ".";
      return sex.name().equals(wanted.name())
          ? CriterionVerdict.met(reason, List.of(facts.person().evidence()))
          : CriterionVerdict.notMet(reason, List.of(facts.person().evidence()));
    }
  }
}
