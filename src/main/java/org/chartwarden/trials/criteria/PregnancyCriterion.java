package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.CriterionPhrase;
import org.chartwarden.trials.phrases.WordSet;

/**
 * Pregnancy and lactation. A man, a woman after menopause or sterilisation, a child under ten is
 * not pregnant; silence about a woman of childbearing age says nothing.
 */
final class PregnancyCriterion implements CriterionType {

  private static final PhraseTrie<String> WORDS = new PhraseTrie<>();

  /** Names of the test, which ask of a pregnancy where they say how it is to come out. */
  private static final String TEST = "test";

  private static final Set<String> AROUND =
      WordSet.of(
          "women woman female females participants patients subjects who are is currently known",
          "current ongoing be being a possibility of at the time suspected or status test",
          "positive persons any actively confirmed singleton lady mothers girls adults urine",
          "serum must state have to result results");

  static {
    for (String one :
        new String[] {
          "pregnant",
          "pregnancy",
          "pregnancies",
          "gravid",
          "gestation",
          "pregnance",
          "positive pregnancy test",
          "gestating",
          "expectant",
          "pregnants",
          "singleton pregnancy",
          "singleton pregnancies",
          "pregnant women",
          "pregnant woman",
          "pregnant females",
          "parturients",
          "parturient",
          "postpartum",
          "post-partum",
          "in labor",
          "trimester",
          "antenatal",
          "twin pregnancies"
        }) {
      WORDS.add(one, "pregnancy");
    }
    for (String one :
        new String[] {
          "hCG", "β-hCG", "beta-hCG", "bhCG", "b-hCG", "βhCG", "human chorionic gonadotropin"
        }) {
      WORDS.add(one, TEST);
    }
    for (String one :
        new String[] {
          "lactating",
          "lactation",
          "breastfeeding",
          "breast-feeding",
          "breast feeding",
          "nursing",
          "breastfeed",
          "breast-feed",
          "breast feed",
          "nursing mothers",
          "lactate",
          "nursing women",
          "breast fed",
          "suckling",
          "breastfeeding mothers",
          "nursing mother",
          "lactating women"
        }) {
      WORDS.add(one, "lactation");
    }
    for (String one :
        new String[] {
          "planning pregnancy",
          "planning a pregnancy",
          "willing to be pregnant",
          "wish to be pregnant",
          "wishes to be pregnant",
          "desire to be pregnant",
          "willing to become pregnant",
          "willing to conceive",
          "plan to become pregnant",
          "planning to become pregnant",
          "plans to become pregnant",
          "intend to become pregnant",
          "intending to become pregnant",
          "wish to become pregnant",
          "desire to become pregnant",
          "planning to get pregnant",
          "become pregnant",
          "becoming pregnant",
          "planning on becoming pregnant",
          "trying to become pregnant",
          "attempting to become pregnant",
          "plan pregnancy",
          "get pregnant",
          "desire pregnancy",
          "want to become pregnant",
          "wishing to become pregnant",
          "pregnancy planned",
          "planned pregnancy",
          "trying to conceive",
          "plan to conceive",
          "planning to conceive",
          "desire for pregnancy",
          "desire to conceive",
          "pregnancy plans",
          "intention to become pregnant",
          "seeking pregnancy",
          "expecting to conceive",
          "considering becoming pregnant",
          "plan a pregnancy",
          "father a child",
          "conceive",
          "intend to conceive",
          "plan on becoming pregnant",
          "plan to get pregnant",
          "desiring pregnancy",
          "preparing to conceive",
          "preparing for pregnancy",
          "preparing to become pregnant",
          "preparing to get pregnant",
          "fertility plan",
          "fertility plans",
          "pregnancy plan"
        }) {
      WORDS.add(one, "planning pregnancy");
    }
    for (String one : new String[] {"non-pregnant", "nonpregnant"}) {
      WORDS.add(one, "no pregnancy");
    }
  }

  static {
    ParityTest.WORDS.forEach((word, kind) -> WORDS.add(word, "parity " + kind));
  }

  @Override
  public String id() {
    return "pregnancy";
  }

  @Override
  public String title() {
    return "Pregnancy and lactation";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    int i = 0;
    while (i < phrase.size()) {
      Recognised counted = ParityNumbers.at(phrase, i);
      if (counted != null) {
        found.add(counted);
        i = counted.to();
        continue;
      }
      PhraseTrie.Match<String> match = phrase.longest(WORDS, i);
      if (match == null) {
        i++;
        continue;
      }
      BitSet used = new BitSet();
      String named = match.values().get(0);
      boolean tested = named.equals("pregnancy") || named.equals(TEST);
      int first = tested ? PregnancyTests.from(phrase, i) : i;
      int last = tested && first == i ? PregnancyTests.to(phrase, i, match.end()) : match.end();
      boolean negative = first < i || last > match.end();
      if (named.equals(TEST) && !negative) {
        i = match.end();
        continue;
      }
      int from = first;
      while (from > 0 && phrase.isAny(from - 1, AROUND) && !phrase.endsClause(from - 1)) {
        from--;
        if (!phrase.is(from, "or")) {
          used.set(from);
        }
      }
      int to = last;
      while (to < phrase.size() && phrase.isAny(to, AROUND) && !phrase.is(to, "or")) {
        used.set(to);
        to++;
      }
      String asked = negative ? "no pregnancy" : named;
      CriterionTest test =
          asked.startsWith("parity ")
              ? new ParityTest(asked.substring("parity ".length()))
              : new PregnancyTest(asked);
      found.add(Recognised.of(first, last, test, used));
      i = last;
    }
    return found;
  }

  /**
   * Whether the patient is pregnant, breast-feeding, planning a pregnancy, or not pregnant.
   *
   * @param asked pregnancy, lactation, planning pregnancy or no pregnancy
   */
  record PregnancyTest(String asked) implements CriterionTest {

    @Override
    public String type() {
      return "pregnancy";
    }

    @Override
    public String describe() {
      return asked;
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(
          DataNeed.of(DataNeed.Kind.PERSON),
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.PREGNANCY),
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.LACTATION),
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.CONCEPTION),
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.CONTRACEPTION),
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.MENOPAUSE),
          DataNeed.of(DataNeed.Kind.STATUS, StatusFact.STERILE),
          DataNeed.of(DataNeed.Kind.PROCEDURE, "hysterectomy"));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      boolean contrary = asked.equals("no pregnancy");
      CriterionVerdict impossible =
          asked.equals("lactation") ? Fertility.noMilk(facts) : Fertility.impossible(facts);
      if (impossible != null) {
        return contrary ? impossible.negated() : impossible;
      }
      String status = asked.equals("lactation") ? StatusFact.LACTATION : StatusFact.PREGNANCY;
      if (asked.equals("planning pregnancy")) {
        return planned(facts);
      }
      CriterionVerdict told = Told.now(facts, status).verdict(asked, contrary);
      if (told.state() == CriterionState.UNKNOWN) {
        return status.equals(StatusFact.PREGNANCY)
            ? CriterionVerdict.unknown(
                "The record does not tell whether the patient is pregnant.",
                MissingItem.test("pregnancy test", java.util.Optional.empty()))
            : told;
      }
      return told;
    }

    /** Who uses contraception plans no pregnancy. */
    private static CriterionVerdict planned(PatientFacts facts) {
      CriterionVerdict told = Told.now(facts, StatusFact.CONCEPTION).verdict("a plan", false);
      if (told.state() != CriterionState.UNKNOWN) {
        return told;
      }
      CriterionVerdict avoided =
          Told.now(facts, StatusFact.CONTRACEPTION).verdict("contraception", true);
      return avoided.state() == CriterionState.NOT_MET
          ? avoided
          : CriterionVerdict.unknown(
              "Whether a pregnancy is planned is not told.", MissingItem.ask("plans of pregnancy"));
    }
  }
}
