package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.chartwarden.notes.text.PhraseTrie;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.StatusFact;
import org.chartwarden.trials.phrases.CriterionPhrase;

/**
 * Childbearing potential, menopause, and the use of contraception. A clause for women who can
 * become pregnant does not speak of others.
 */
final class ContraceptionCriterion implements CriterionType {

  private static final PhraseTrie<String> WORDS = new PhraseTrie<>();
  private static final Set<String> LACKING =
      Set.of(
          "without",
          "no",
          "not",
          "inadequate",
          "insufficient",
          "unwilling",
          "lack",
          "refuse",
          "unless",
          "fail",
          "unprotected");

  /** So many tokens ahead of its name may deny it. */
  private static final int REACH = 12;

  /** What is asked for behind these is no longer denied. */
  private static final Set<String> ASKING =
      Set.of("must", "agree", "agrees", "should", "shall", "will", "commit");

  private static final Set<String> USING =
      Set.of("use", "using", "uses", "practice", "practise", "practicing", "practising");

  private static final Set<String> TO_USE = Set.of("to", "are", "is", "be", "also", "who");

  static {
    for (String one :
        new String[] {
          "contraception",
          "contraceptive",
          "contraceptives",
          "birth control",
          "contraceptive method",
          "contraceptive methods",
          "contraceptive measures",
          "effective contraception",
          "barrier method",
          "condom",
          "condoms",
          "method of contraception",
          "highly effective contraception",
          "adequate contraception",
          "abstinence",
          "abstain from heterosexual intercourse",
          "sexual abstinence",
          "anticonception",
          "contraceptive precautions",
          "contraception methods",
          "sperm donation",
          "donate sperm",
          "donating sperm",
          "donate eggs",
          "egg donation",
          "egg donors",
          "sperm"
        }) {
      WORDS.add(one, "contraception");
    }
    for (String one :
        new String[] {
          "childbearing potential",
          "child-bearing potential",
          "child bearing potential",
          "WOCBP",
          "childbearing age",
          "child-bearing age",
          "child bearing age",
          "reproductive potential",
          "fertile women",
          "women of reproductive age",
          "considered fertile",
          "fertile",
          "reproductive age",
          "childbearing",
          "non-childbearing potential",
          "potential fertility",
          "reproductive capacity",
          "premenopausal",
          "pre-menopausal",
          "premenopausal women",
          "fertile age"
        }) {
      WORDS.add(one, "childbearing potential");
    }
    for (String one :
        new String[] {
          "postmenopausal",
          "post-menopausal",
          "menopause",
          "menopausal",
          "post menopausal",
          "perimenopausal",
          "amenorrhea",
          "surgically sterile",
          "surgically sterilized",
          "sterilized",
          "vasectomized",
          "vasectomy",
          "sterile",
          "postmenopausal women",
          "permanently sterile",
          "surgical sterilization",
          "amenorrheic",
          "last menses",
          "menses",
          "last menstrual period",
          "menstruation",
          "regular menstrual cycles",
          "menstrual cycles",
          "menstrual cycle",
          "menstruating",
          "spontaneous menses",
          "regular menstrual cycle"
        }) {
      WORDS.add(one, "menopause or sterility");
    }
  }

  @Override
  public String id() {
    return "contraception";
  }

  @Override
  public String title() {
    return "Childbearing potential and contraception";
  }

  @Override
  public List<Recognised> recognise(CriterionPhrase phrase) {
    List<Recognised> found = new ArrayList<>();
    String asked = "";
    int first = -1;
    int last = -1;
    for (int i = 0; i < phrase.size(); i++) {
      PhraseTrie.Match<String> match = phrase.longest(WORDS, i);
      if (match == null) {
        continue;
      }
      first = first < 0 ? i : first;
      last = match.end();
      String topic = match.values().get(0);
      boolean stronger =
          asked.isEmpty()
              || topic.equals("contraception")
              || asked.equals("menopause or sterility") && topic.equals("childbearing potential");
      asked = stronger ? topic : asked;
      i = match.end() - 1;
    }
    if (first < 0) {
      return found;
    }
    boolean lacking = lacking(phrase, first, last);
    boolean men = false;
    boolean women = false;
    for (int i = 0; i < phrase.size(); i++) {
      men |= phrase.isAny(i, Set.of("male", "males", "men", "man"));
      women |=
          phrase.isAny(i, Set.of("female", "females", "women", "woman", "wocbp", "childbearing"));
    }
    String who = men && !women ? "men" : men ? "all" : "women";
    ContraceptionTest test = new ContraceptionTest(asked, who, lacking);
    found.add(
        asked.equals("contraception")
            ? Recognised.whole(first, last, test)
            : Recognised.of(first, last, test));
    return found;
  }

  /** Whether words ahead deny it: "not pregnant and using contraception" does not. */
  private static boolean lacking(CriterionPhrase phrase, int first, int last) {
    boolean lacking = false;
    for (int i = Math.max(0, first - REACH); i < last; i++) {
      boolean asks =
          phrase.isAny(i, ASKING) && !phrase.isAny(i - 1, LACKING)
              || phrase.is(i, "and")
                  && phrase.isAny(phrase.isAny(i + 1, TO_USE) ? i + 2 : i + 1, USING);
      lacking = phrase.isAny(i, LACKING) || lacking && !asks;
    }
    return lacking;
  }

  /**
   * Whether the patient can become pregnant, is past that, or uses contraception.
   *
   * @param asked childbearing potential, menopause or sterility, or contraception
   * @param who women, men or all
   * @param lacking whether the sentence says that contraception is lacking
   */
  record ContraceptionTest(String asked, String who, boolean lacking) implements CriterionTest {

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
      boolean male = facts.person().sex() == org.chartwarden.trials.facts.PersonSex.MALE;
      return switch (asked) {
        case "childbearing potential" ->
            impossible != null
                ? impossible
                : fertileAge(facts)
                    ? CriterionVerdict.met(
                        "A woman of "
                            + facts.ageYears().orElseThrow()
                            + " years, and the record tells no menopause or sterilisation.",
                        List.of(facts.person().evidence()))
                    : CriterionVerdict.unknown(
                        "The record does not tell whether the patient can become pregnant.",
                        MissingItem.ask("childbearing potential"));
        case "menopause or sterility" -> {
          if (male) {
            yield CriterionVerdict.notMet(
                "The patient is male.", List.of(facts.person().evidence()));
          }
          CriterionVerdict bleeding =
              Told.now(facts, StatusFact.MENOPAUSE).verdict("menopause", false);
          if (impossible == null && bleeding.state() == CriterionState.NOT_MET) {
            yield bleeding;
          }
          yield impossible != null && !facts.ageYears().map(age -> age < 10).orElse(false)
              ? impossible.withState(CriterionState.MET)
              : CriterionVerdict.unknown(
                  "The record does not tell of menopause.", MissingItem.ask("menopause"));
        }
        default -> contraception(facts, impossible, male);
      };
    }

    /** Ages at which a woman can become pregnant as long as nothing else is told. */
    private static boolean fertileAge(PatientFacts facts) {
      return facts.person().sex() == org.chartwarden.trials.facts.PersonSex.FEMALE
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
}
