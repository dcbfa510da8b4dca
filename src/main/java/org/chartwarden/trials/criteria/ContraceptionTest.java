package org.chartwarden.trials.criteria;

import java.util.List;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;
import org.chartwarden.trials.facts.StatusFact;

/**
 * Whether the patient can become pregnant, is past that, or uses contraception.
 *
 * @param asked {@link #POTENTIAL}, {@link #PAST} or {@link #USE}
 * @param who women, men or all
 * @param lacking whether the sentence says that contraception is lacking
 */
record ContraceptionTest(String asked, String who, boolean lacking) implements CriterionTest {

  /** What is asked for: whether the patient can become pregnant. */
  static final String POTENTIAL = "childbearing potential";

  /** What is asked for: whether the patient is past that. */
  static final String PAST = "menopause or sterility";

  /** What is asked for: whether the patient prevents it. */
  static final String USE = "contraception";

  /** Who is younger is not past anything, in years. */
  private static final int BEFORE_PUBERTY = 10;

  private static final int YOUNGEST = 15;
  private static final int OLDEST = 44;

  @Override
  public String type() {
    return "contraception";
  }

  @Override
  public String describe() {
    return (lacking ? "lacking " : "") + asked + (who.equals("women") ? "" : " of " + who);
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        DataNeed.of(DataNeed.Kind.PERSON),
        DataNeed.of(DataNeed.Kind.STATUS, StatusFact.MENOPAUSE),
        DataNeed.of(DataNeed.Kind.STATUS, StatusFact.STERILE),
        DataNeed.of(DataNeed.Kind.STATUS, StatusFact.CONTRACEPTION));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    CriterionVerdict impossible = Fertility.impossible(facts);
    boolean male = facts.person().sex() == PersonSex.MALE;
    return switch (asked) {
      case POTENTIAL -> impossible != null ? impossible : potential(facts);
      case PAST -> past(facts, impossible, male);
      default -> contraception(facts, impossible, male);
    };
  }

  private static CriterionVerdict potential(PatientFacts facts) {
    return fertileAge(facts)
        ? CriterionVerdict.met(
            "A woman of "
                + facts.ageYears().orElseThrow()
                + " years, and the record tells no menopause or sterilisation.",
            List.of(facts.person().evidence()))
        : CriterionVerdict.unknown(
            "The record does not tell whether the patient can become pregnant.",
            MissingItem.ask(POTENTIAL));
  }

  private static CriterionVerdict past(
      PatientFacts facts, CriterionVerdict impossible, boolean male) {
    if (male) {
      return CriterionVerdict.notMet("The patient is male.", List.of(facts.person().evidence()));
    }
    CriterionVerdict bleeding = Told.now(facts, StatusFact.MENOPAUSE).verdict("menopause", false);
    if (impossible == null && bleeding.state() == CriterionState.NOT_MET) {
      return bleeding;
    }
    return impossible != null && !facts.ageYears().map(age -> age < BEFORE_PUBERTY).orElse(false)
        ? impossible.withState(CriterionState.MET)
        : CriterionVerdict.unknown(
            "The record does not tell of menopause.", MissingItem.ask("menopause"));
  }

  /** Ages at which a woman can become pregnant as long as nothing else is told. */
  private static boolean fertileAge(PatientFacts facts) {
    return facts.person().sex() == PersonSex.FEMALE
        && facts.ageYears().map(age -> age >= YOUNGEST && age <= OLDEST).orElse(false);
  }

  private CriterionVerdict contraception(
      PatientFacts facts, CriterionVerdict impossible, boolean male) {
    boolean addressed = who.equals("all") || who.equals("men") == male;
    if (!addressed || impossible != null && !male) {
      String reason = impossible == null ? "The clause speaks of men." : impossible.reason();
      return lacking
          ? CriterionVerdict.notMet(reason, List.of(facts.person().evidence()))
          : CriterionVerdict.notApplicable(reason, List.of(facts.person().evidence()));
    }
    boolean uses =
        facts.statuses(StatusFact.CONTRACEPTION).stream()
            .anyMatch(fact -> fact.state() == FactState.PRESENT);
    List<FactEvidence> methods = ContraceptiveMethods.of(facts);
    if (!uses && !methods.isEmpty() && !male && !who.equals("men")) {
      String reason = "The record tells: " + methods.get(0).text() + ".";
      return lacking
          ? CriterionVerdict.notMet(reason, methods)
          : CriterionVerdict.met(reason, methods);
    }
    return uses && who.equals("men") == male
        ? Told.now(facts, StatusFact.CONTRACEPTION).verdict(asked, lacking)
        : uses && lacking
            ? Told.now(facts, StatusFact.CONTRACEPTION).verdict(asked, true)
            : CriterionVerdict.unknown(
                "Whether contraception is used and will be is to be asked.",
                MissingItem.ask("contraception"));
  }
}
