package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Whether the patient is allergic to one of some substances, or has a contraindication.
 *
 * @param kind allergy or contraindication
 * @param substances ids of drugs and classes, or {@code =} and words; empty for any
 * @param given ids of the drugs and classes that the trial speaks of; empty when no trial is known
 */
record AllergyTest(String kind, List<String> substances, Optional<Set<String>> given)
    implements CriterionTest {

  /** Harm by a drug that need not come of an allergy. */
  static final String INTOLERANCE = "intolerance";

  /** What is left of "any drug that is given in this trial". */
  private static final String HOW = "=(?:used|given|administered)";

  /** More drugs than one or two, whichever they are. */
  static final String SEVERAL = "=several drugs";

  private static final int MANY = 3;

  private static final Set<String> VAGUE = Set.of("any-medication", "investigational-drug");

  private static final Pattern ALONE = Pattern.compile(HOW);
  private static final Pattern VAGUE_SUBSTANCE =
      Pattern.compile(
          "=.*\\b(study|investigational|ingredient|component|excipient|product)s?\\b.*"
              + "|"
              + HOW);

  /** What is in a product beside its drug: which that is no criterion says. */
  private static final Pattern COMPONENT =
      Pattern.compile("=?.*\\b(?:ingredient|component|constituent|excipient)s?\\b.*");

  private static final int KEPT = 10_000;

  private static final Kept<String, Boolean> HOW_GIVEN =
      new Kept<>(KEPT, one -> ALONE.matcher(one).matches());

  private static final Kept<String, Boolean> UNNAMED =
      new Kept<>(KEPT, one -> VAGUE.contains(one) || VAGUE_SUBSTANCE.matcher(one).matches());

  private static final Kept<String, Boolean> IN_PRODUCT =
      new Kept<>(KEPT, one -> COMPONENT.matcher(one).matches());

  /** What products are made with beside their drug. */
  private static final Pattern MADE_WITH =
      Pattern.compile(
          "(?i)(?:mab|taxel|sporine?|vaccines?|insulin|globulins?|serum|proteins?)\\b"
              + "|\\b(?:egg|gelatin|latex|soy|soya|milk|lactose|casein|whey|peanut|nut|nuts|gluten|wheat"
              + "|sulfites?|sulphites?|parabens?|polysorbate|macrogol|peg|polyethylene|glycols?|castor"
              + "|cremophor|alcohol|ethanol|mannitol|sorbitol|dyes?|tartrazine|aspartame|preservatives?"
              + "|excipients?|benzalkonium|benzyl|thimerosal|thiomersal|alum\\w*|adhesives?|tape|yeast"
              + "|formaldehyde|corn|starch|shellac|lanolin|metals?|nickel|miralax|neomycin|gentami[cs]in"
              + "|kanamycin|streptomycin|polymyxins?|amphotericin)\\b");

  private static final Pattern EFFORT =
      Pattern.compile("^=.*\\b(?:exercis\\w*|physical activit\\w+|training|sports?)\\b");

  /** Kinds of drugs too wide for an allergy to one of them to tell of another. */
  private static final Set<String> WIDE =
      Set.of("antibiotic", "analgesic", "contrast-agent", "chemotherapy", "cancer-therapy");

  /** What no product holds. */
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "(?i)\\b(?:pollens?|dander|danders|dust|mites?|mou?lds?|ragweed|grass(?:es)?|cats?|dogs?|horses?"
              + "|bees?|wasps?|stings?|venoms?|hornets?|cockroach(?:es)?)\\b");

  AllergyTest {
    substances = List.copyOf(substances);
    given = given.map(AllergyTest::related);
  }

  /** A question outside of any trial. */
  AllergyTest(String kind, List<String> substances) {
    this(kind, substances, Optional.empty());
  }

  /** The same question in a trial that speaks of these drugs. */
  AllergyTest inTrial(Set<String> drugs) {
    return new AllergyTest(kind, substances, Optional.of(drugs));
  }

  @Override
  public String type() {
    return "allergy";
  }

  @Override
  public String describe() {
    return kind
        + (substances.isEmpty()
            ? ""
            : " to "
                + String.join(
                    ", ",
                    substances.stream()
                        .map(one -> one.startsWith("=") ? one.substring(1) : one)
                        .toList()));
  }

  @Override
  public List<DataNeed> needs() {
    return List.of(
        new DataNeed(
            DataNeed.Kind.ALLERGY,
            Set.copyOf(new java.util.LinkedHashSet<>(substances)),
            List.of()));
  }

  @Override
  public CriterionVerdict verdict(PatientFacts facts) {
    if (substances.contains(SEVERAL)) {
      return several(facts);
    }
    List<FactEvidence> yes = new ArrayList<>();
    List<FactEvidence> all = new ArrayList<>();
    boolean none = false;
    for (AllergyFact fact : facts.allergies()) {
      boolean any = fact.substance().texts().isEmpty() && fact.substance().codes().isEmpty();
      if (fact.state() == FactState.ABSENT) {
        none |= any;
        all.add(fact.evidence());
        continue;
      }
      all.add(fact.evidence());
      boolean asked = substances.isEmpty() || substances.stream().anyMatch(one -> fits(fact, one));
      if (asked && fact.state() != FactState.RELATIVE) {
        yes.add(fact.evidence());
      }
    }
    if (!yes.isEmpty()) {
      return CriterionVerdict.met("The record tells this " + kind + ".", yes);
    }
    if (kind.equals("contraindication")) {
      if (!substances.isEmpty() && substances.stream().allMatch(MriSafety::asked)) {
        return MriSafety.contraindicated(facts);
      }
      if (!substances.isEmpty()
          && substances.stream().allMatch(one -> EFFORT.matcher(one).find())) {
        return Told.nothing()
            .answered(facts, "exercise-clearance")
            .verdict("contraindications to exercise", true);
      }
      return CriterionVerdict.unknown(
          "A physician has to judge contraindications.", MissingItem.ask(describe()));
    }
    List<FactEvidence> harmed =
        kind.equals(INTOLERANCE)
            ? substances.stream().flatMap(one -> HarmfulDrugs.of(facts, one).stream()).toList()
            : List.of();
    if (!harmed.isEmpty()) {
      return CriterionVerdict.met("The note tells that it was not borne.", harmed);
    }
    boolean bracket = substances.stream().anyMatch(one -> one.contains("("));
    if ((all.isEmpty() || bracket) && substances.stream().anyMatch(AllergyTest::namesCondition)) {
      return CriterionVerdict.unknown(
          "Conditions are named beside the substances, which allergies do not tell.",
          MissingItem.review(describe()));
    }
    List<String> borne =
        substances.stream().filter(one -> !ToleratedDrugs.of(facts, one).isEmpty()).toList();
    List<FactEvidence> kin =
        facts.allergies().stream()
            .filter(AllergyTest::told)
            .filter(fact -> sharesClass(fact, borne))
            .map(AllergyFact::evidence)
            .toList();
    if (!kin.isEmpty()) {
      return CriterionVerdict.unknown(
          "The patient is allergic to a drug of the same kind.",
          kin,
          MissingItem.review(describe()));
    }
    if (!borne.isEmpty() && borne.size() == substances.size()) {
      return CriterionVerdict.notMet(
          "The note tells that the patient had it without harm.",
          ToleratedDrugs.of(facts, borne.get(0)));
    }
    // "Any medication used in the study": which that is a person has to say.
    boolean vague = substances.stream().allMatch(UNNAMED::of);
    boolean some = facts.allergies().stream().anyMatch(AllergyTest::told);
    if (some && substances.stream().anyMatch(IN_PRODUCT::of)) {
      boolean named = !vague || given.filter(one -> !one.isEmpty()).isPresent();
      if (named && ofNoProduct(facts)) {
        return CriterionVerdict.notMet(
            "The list of allergies is said to be complete; what it holds is a drug of its own or"
                + " nothing that a product is made with.",
            all);
      }
      return CriterionVerdict.unknown(
          "Whether the product holds what the patient is allergic to is not told.",
          all,
          MissingItem.review(describe()));
    }
    if (vague && given.isPresent() && farFromTrial(facts)) {
      return CriterionVerdict.notMet(
          "The list of allergies is said to be complete and holds nothing that the trial speaks of.",
          all.isEmpty() ? facts.saysComplete(FactList.ALLERGIES) : all);
    }
    if ((none || facts.isComplete(FactList.ALLERGIES))
        && !(some
            && !substances.isEmpty()
            && substances.stream().allMatch(one -> VAGUE.contains(one) || HOW_GIVEN.of(one)))
        && (none || !(vague && !substances.isEmpty() && !all.isEmpty()))) {
      return CriterionVerdict.notMet(
          "The allergies told do not hold this.",
          all.isEmpty() ? facts.saysComplete(FactList.ALLERGIES) : all);
    }
    return CriterionVerdict.unknown(
        "The record does not tell of this " + kind + ".", all, MissingItem.ask(describe()));
  }

  /** Whether the patient bears many drugs badly; two leave it to a person. */
  private CriterionVerdict several(PatientFacts facts) {
    List<FactEvidence> drugs =
        facts.allergies().stream()
            .filter(AllergyTest::told)
            .filter(fact -> fact.state() != FactState.POSSIBLE)
            .filter(fact -> !fact.substance().concepts().isEmpty())
            .filter(fact -> fact.evidence().span().isEmpty())
            .map(AllergyFact::evidence)
            .toList();
    if (drugs.size() >= MANY) {
      return CriterionVerdict.met("The record tells allergies to several drugs.", drugs);
    }
    return drugs.size() < 2 && facts.isComplete(FactList.ALLERGIES)
        ? CriterionVerdict.notMet(
            "The list of allergies is said to be complete and does not hold several drugs.",
            drugs.isEmpty() ? facts.saysComplete(FactList.ALLERGIES) : drugs)
        : CriterionVerdict.unknown(
            "Whether the patient is allergic to several drugs is not told.",
            drugs,
            MissingItem.ask(describe()));
  }

  /**
   * Whether a complete list of allergies shares no drug or class with what the trial speaks of. An
   * allergy to what is no drug, such as egg or gelatin, may be one to a part of the product.
   */
  private boolean farFromTrial(PatientFacts facts) {
    return facts.isComplete(FactList.ALLERGIES)
        && !substances.isEmpty()
        && !given.get().isEmpty()
        && facts.allergies().stream()
            .filter(AllergyTest::told)
            .allMatch(
                one ->
                    !one.substance().concepts().isEmpty()
                        && Collections.disjoint(one.substance().concepts(), given.get()));
  }

  /**
   * Whether every allergy of a complete list is to another drug than the trial speaks of, or to
   * what is in the air, in stings and on things that are touched: no such thing is a part of a
   * product. Food, latex, solvents and what vaccines are made with may be one.
   */
  private boolean ofNoProduct(PatientFacts facts) {
    Set<String> known = new HashSet<>(given.orElse(Set.of()));
    substances.forEach(one -> known.addAll(classes(one)));
    return facts.isComplete(FactList.ALLERGIES)
        && facts.allergies().stream()
            .filter(AllergyTest::told)
            .map(AllergyFact::substance)
            .allMatch(
                one ->
                    one.texts().stream().noneMatch(text -> MADE_WITH.matcher(text).find())
                        && (one.texts().stream().anyMatch(text -> OUTSIDE.matcher(text).find())
                            || !known.isEmpty()
                                && !one.concepts().isEmpty()
                                && Collections.disjoint(one.concepts(), known)));
  }

  /**
   * Whether an allergy is to a drug of a kind that a substance asked for is of too.
   *
   * @param borne substances that the patient had later without harm
   */
  private boolean sharesClass(AllergyFact fact, List<String> borne) {
    Set<String> told = new HashSet<>(fact.substance().concepts());
    Set<String> own = TermBook.standard().narrowest(fact.substance().concepts());
    told.removeIf(id -> WIDE.contains(id) && !own.contains(id));
    return substances.stream()
        .filter(one -> !borne.contains(one))
        .flatMap(one -> classes(one).stream())
        .anyMatch(told::contains);
  }

  /** The drug that a substance is, with every kind of drugs that it is of. */
  private static Set<String> classes(String substance) {
    SoughtSubstance sought = SoughtSubstance.of(substance);
    if (VAGUE.contains(substance)) {
      return Set.of();
    }
    Set<String> all = new HashSet<>();
    if (!sought.term().isFree()) {
      all.addAll(sought.term().closure());
    }
    sought.named().forEach(id -> all.addAll(TermBook.standard().closure(id)));
    return related(all);
  }

  /** Kinds of drugs without the one that takes in antibiotics and antivirals alike. */
  private static Set<String> related(Set<String> kinds) {
    Set<String> all = new HashSet<>(kinds);
    all.remove(TherapyCriterion.ANTI_INFECTIVE);
    return Set.copyOf(all);
  }

  private static boolean told(AllergyFact fact) {
    return fact.state() != FactState.ABSENT && fact.state() != FactState.RELATIVE;
  }

  private static boolean namesCondition(String substance) {
    return substance.startsWith("=")
        && !TermBook.standard().idsIn(TermKind.CONDITION, substance.substring(1)).isEmpty();
  }

  private static boolean fits(AllergyFact fact, String substance) {
    SoughtSubstance sought = SoughtSubstance.of(substance);
    return sought.named().stream().anyMatch(fact.substance().concepts()::contains)
        || fact.substance().fits(sought.term()) == FactName.Fit.YES;
  }
}
