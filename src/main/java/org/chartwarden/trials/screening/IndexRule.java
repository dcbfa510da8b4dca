package org.chartwarden.trials.screening;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.criteria.DataNeed;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.parsing.ParsedCriterion;

/**
 * Patients whom one inclusion rules out by age or sex alone, as a search of the index. The
 * criterion itself is asked about made-up people of every age, so that nothing is said here of how
 * criteria of age are read. Pure.
 *
 * @param query URL-encoded search parameters of Patient; who matches does not meet the criterion
 * @param criterion its place in the trial
 */
record IndexRule(String query, int criterion) {

  private static final int YEARS = 130;
  private static final int MONTHS = 12;
  private static final FactEvidence NONE =
      FactEvidence.of(new RecordPointer("Patient", "", 1, ""), "");

  /**
   * The rules of a trial.
   *
   * @param day the day that criteria are judged on
   * @param exact whether it is that day for every patient; else it may be a later one for some, who
   *     are older then
   */
  static List<IndexRule> of(ParsedTrial trial, LocalDate day, boolean exact) {
    Set<IndexRule> rules = new LinkedHashSet<>();
    for (int i = 0; i < trial.criteria().size(); i++) {
      ParsedCriterion parsed = trial.criteria().get(i);
      if (decides(parsed)) {
        rules.addAll(new Ages(parsed, day, exact).rules(i));
      }
    }
    return new ArrayList<>(rules);
  }

  /** Whether not meeting it rules a patient out, and who the patient is tells it. */
  private static boolean decides(ParsedCriterion parsed) {
    return parsed.criterion().kind() == CriterionKind.INCLUSION
        && parsed.criterion().cohort().isEmpty()
        && !parsed.form().unsupported()
        && !parsed.form().leaves().isEmpty()
        && parsed.form().leaves().stream()
            .flatMap(leaf -> leaf.test().needs().stream())
            .allMatch(need -> need.kind() == DataNeed.Kind.PERSON);
  }

  /** Asks one criterion about people of all ages. */
  private record Ages(ParsedCriterion parsed, LocalDate day, boolean exact) {

    /** Who does not meet it: the younger than so many months, and those of so many or more. */
    private record Limits(int young, int old) {}

    List<IndexRule> rules(int criterion) {
      Limits male = limits(PersonSex.MALE);
      Limits female = limits(PersonSex.FEMALE);
      Limits unknown = limits(PersonSex.UNKNOWN);
      List<IndexRule> rules = new ArrayList<>();
      if (male.equals(female) && male.equals(unknown)) {
        add(rules, "", male, criterion);
      } else {
        add(rules, "gender=male", male, criterion);
        add(rules, "gender=female", female, criterion);
      }
      return rules;
    }

    private void add(List<IndexRule> rules, String sex, Limits limits, int criterion) {
      if (limits.young() == YEARS * MONTHS) {
        if (!sex.isEmpty()) {
          rules.add(new IndexRule(sex, criterion));
        }
        return;
      }
      String and = sex.isEmpty() ? "" : sex + "&";
      if (limits.young() > 0 && exact) {
        String born = "birthdate=sa" + day.minusMonths(limits.young());
        rules.add(new IndexRule(and + born, criterion));
      }
      if (limits.old() < YEARS * MONTHS) {
        String born = "birthdate=eb" + day.minusMonths(limits.old());
        rules.add(new IndexRule(and + born, criterion));
      }
    }

    private Limits limits(PersonSex sex) {
      int first = 0;
      while (first < YEARS && fails(sex, first * MONTHS)) {
        first++;
      }
      if (first == YEARS) {
        return new Limits(YEARS * MONTHS, 0);
      }
      int last = YEARS - 1;
      while (fails(sex, last * MONTHS)) {
        last--;
      }
      return new Limits(
          first == 0 ? 0 : young(sex, (first - 1) * MONTHS), old(sex, (last + 1) * MONTHS));
    }

    /** From a month on, the last one in a row that fails. */
    private int young(PersonSex sex, int from) {
      int months = from;
      while (fails(sex, months + 1)) {
        months++;
      }
      return months;
    }

    /** From a month back, the first one in a row that fails. */
    private int old(PersonSex sex, int from) {
      int months = from;
      while (months < YEARS * MONTHS && fails(sex, months - 1)) {
        months--;
      }
      return months;
    }

    private boolean fails(PersonSex sex, int months) {
      PatientFacts person =
          PatientFacts.of(
                  day,
                  new PatientFacts.Person(
                      Optional.of(day.minusMonths(months)), Optional.empty(), sex, NONE))
              .build();
      return parsed.form().verdict(person).state() == CriterionState.NOT_MET;
    }
  }
}
