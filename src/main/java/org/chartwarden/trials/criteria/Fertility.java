package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.terms.Term;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/** Who cannot be pregnant, and who cannot give milk. */
final class Fertility {

  private static final int YOUNGEST = 10;
  private static final int OLDEST = 60;

  /** The last child is nursed no longer than this after the operation. */
  private static final int NURSING_YEARS = 3;

  private static final List<Term> STERILISING =
      terms("hysterectomy", "bilateral-oophorectomy", "tubal-ligation");

  private Fertility() {}

  private static List<Term> terms(String... ids) {
    List<Term> all = new ArrayList<>();
    for (String id : ids) {
      TermBook.standard().find(TermKind.PROCEDURE, id).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  /** Not met where a pregnancy cannot be, or null. */
  static CriterionVerdict impossible(PatientFacts facts) {
    if (told(facts, StatusFact.PREGNANCY)) {
      return null;
    }
    CriterionVerdict sterile = status(facts, StatusFact.STERILE, "sterilisation");
    CriterionVerdict never = byLife(facts);
    if (never != null || sterile != null) {
      return never != null ? never : sterile;
    }
    List<FactEvidence> done = listed(facts, STERILISING, Optional.empty());
    return done.isEmpty()
        ? null
        : CriterionVerdict.notMet("The patient is past sterilisation.", done);
  }

  /**
   * Not met where lactation cannot be, or null. Who is sterilised may well nurse the last child,
   * but not years after.
   */
  static CriterionVerdict noMilk(PatientFacts facts) {
    if (told(facts, StatusFact.PREGNANCY) || told(facts, StatusFact.LACTATION)) {
      return null;
    }
    CriterionVerdict never = byLife(facts);
    if (never != null) {
      return never;
    }
    LocalDate before = facts.indexDate().minusYears(NURSING_YEARS);
    List<FactEvidence> done = listed(facts, STERILISING, Optional.of(before));
    for (StatusFact fact : facts.statuses(StatusFact.STERILE)) {
      if (fact.state() == FactState.PRESENT && early(fact.time(), Optional.of(before))) {
        done.add(fact.evidence());
      }
    }
    return done.isEmpty()
        ? null
        : CriterionVerdict.notMet("The patient was sterilised more than three years ago.", done);
  }

  /** By sex, menopause and age. */
  private static CriterionVerdict byLife(PatientFacts facts) {
    List<FactEvidence> who = List.of(facts.person().evidence());
    if (facts.person().sex() == PersonSex.MALE) {
      return CriterionVerdict.notMet("The patient is male.", who);
    }
    CriterionVerdict menopause = status(facts, StatusFact.MENOPAUSE, StatusFact.MENOPAUSE);
    if (menopause != null) {
      return menopause;
    }
    Optional<Integer> age = facts.ageYears();
    return age.isPresent() && (age.get() < YOUNGEST || age.get() >= OLDEST)
        ? CriterionVerdict.notMet("The patient is " + age.get() + " years old.", who)
        : null;
  }

  private static boolean told(PatientFacts facts, String status) {
    return facts.statuses(status).stream().anyMatch(fact -> fact.state() == FactState.PRESENT);
  }

  private static CriterionVerdict status(PatientFacts facts, String status, String shown) {
    List<FactEvidence> told =
        facts.statuses(status).stream()
            .filter(fact -> fact.state() == FactState.PRESENT)
            .map(StatusFact::evidence)
            .toList();
    return told.isEmpty()
        ? null
        : CriterionVerdict.notMet("The patient is past " + shown + ".", told);
  }

  /** Operations that rows of the chart tell; where a day is given, all that were before it. */
  private static List<FactEvidence> listed(
      PatientFacts facts, List<Term> terms, Optional<LocalDate> before) {
    List<FactEvidence> all = new ArrayList<>();
    for (Term term : terms) {
      for (ProcedureFact fact : facts.proceduresLike(term)) {
        boolean done = fact.state() == FactState.PRESENT || fact.state() == FactState.PAST;
        boolean row = before.isPresent() || fact.evidence().span().isEmpty();
        if (done
            && row
            && fact.name().fits(term) == FactName.Fit.YES
            && early(fact.time(), before)) {
          all.add(fact.evidence());
        }
      }
    }
    return all;
  }

  private static boolean early(FactTime time, Optional<LocalDate> before) {
    return before.isEmpty()
        || time.during(LocalDate.MIN, before.get(), false) == FactTime.Answer.YES;
  }
}
