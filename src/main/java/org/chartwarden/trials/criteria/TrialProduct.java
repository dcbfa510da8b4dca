package org.chartwarden.trials.criteria;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * What a trial gives, as criteria speak of it: "any component of the study drug". What a product is
 * made with beside its drug no criterion says. Immutable; what its words say is read once, when it
 * is first asked for.
 */
final class TrialProduct {

  /**
   * What the words of some substances say.
   *
   * @param sought each substance as it is looked for
   * @param kinds of each substance the drug that it is, with every kind of drugs that it is of
   * @param vague whether no substance is named
   * @param alone whether no more is asked for than the drugs that are given
   * @param components whether what is in a product beside its drug is asked for
   * @param imaging whether all are imaging by magnets, which is no substance
   * @param effort whether all are exercise, which is no substance
   * @param conditions whether conditions are named among them
   */
  private record Read(
      List<SoughtSubstance> sought,
      List<Set<String>> kinds,
      boolean vague,
      boolean alone,
      boolean components,
      boolean imaging,
      boolean effort,
      boolean conditions) {

    static Read of(List<String> substances) {
      return new Read(
          substances.stream().map(SoughtSubstance::of).toList(),
          substances.stream().map(SubstanceKinds::of).toList(),
          substances.stream().allMatch(UNNAMED::of),
          !substances.isEmpty()
              && substances.stream().allMatch(one -> anyDrug(one) || HOW_GIVEN.of(one)),
          substances.stream().anyMatch(IN_PRODUCT::of),
          !substances.isEmpty() && substances.stream().allMatch(MriSafety::asked),
          !substances.isEmpty() && substances.stream().allMatch(one -> EFFORT.matcher(one).find()),
          substances.stream().anyMatch(TrialProduct::namesCondition));
    }
  }

  /** What is left of "any drug that is given in this trial". */
  private static final String HOW = "=(?:used|given|administered)";

  private static final Set<String> ANY_DRUG = Set.of("any-medication", "investigational-drug");

  private static final Pattern ALONE = Pattern.compile(HOW);
  private static final Pattern VAGUE_SUBSTANCE =
      Pattern.compile(
          "=.*\\b(study|investigational|ingredient|component|excipient|product)s?\\b.*"
              + "|"
              + HOW);

  private static final Pattern COMPONENT =
      Pattern.compile("=?.*\\b(?:ingredient|component|constituent|excipient)s?\\b.*");

  private static final Pattern EFFORT =
      Pattern.compile("^=.*\\b(?:exercis\\w*|physical activit\\w+|training|sports?)\\b");

  private static final int KEPT = 10_000;

  private static final Kept<String, Boolean> HOW_GIVEN =
      new Kept<>(KEPT, one -> ALONE.matcher(one).matches());

  private static final Kept<String, Boolean> UNNAMED =
      new Kept<>(KEPT, one -> anyDrug(one) || VAGUE_SUBSTANCE.matcher(one).matches());

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

  /** What no product holds. */
  private static final Pattern OUTSIDE =
      Pattern.compile(
          "(?i)\\b(?:pollens?|dander|danders|dust|mites?|mou?lds?|ragweed|grass(?:es)?|cats?|dogs?|horses?"
              + "|bees?|wasps?|stings?|venoms?|hornets?|cockroach(?:es)?)\\b");

  private final List<String> substances;
  private final Optional<Set<String>> given;
  private volatile Read read;

  /**
   * A product.
   *
   * @param substances that the criterion names, as in {@link AllergyTest}
   * @param given ids of the drugs and classes that the trial speaks of; empty when no trial is
   *     known
   */
  TrialProduct(List<String> substances, Optional<Set<String>> given) {
    this.substances = List.copyOf(substances);
    this.given = given.map(SubstanceKinds::telling);
  }

  private Read read() {
    if (read == null) {
      read = Read.of(substances);
    }
    return read;
  }

  /** Ids of drugs and classes, or {@code =} and words; empty for any. */
  List<String> substances() {
    return substances;
  }

  /** Each substance as it is looked for, in order. */
  List<SoughtSubstance> sought() {
    return read().sought();
  }

  /**
   * Of each substance, in order, the drug that it is and every kind of drugs that it is of; ids.
   */
  List<Set<String>> kinds() {
    return read().kinds();
  }

  /** Whether it is known which drugs the trial speaks of. */
  boolean ofTrial() {
    return given.isPresent();
  }

  private static boolean namesCondition(String substance) {
    return substance.startsWith("=")
        && !TermBook.standard().idsIn(TermKind.CONDITION, substance.substring(1)).isEmpty();
  }

  /** Whether it is no substance but imaging by magnets. */
  boolean imaging() {
    return read().imaging();
  }

  /** Whether it is no substance but exercise. */
  boolean effort() {
    return read().effort();
  }

  /** Whether conditions are named among the substances. */
  boolean namesConditions() {
    return read().conditions();
  }

  /** Whether a substance is any drug at all. */
  static boolean anyDrug(String substance) {
    return ANY_DRUG.contains(substance);
  }

  /** Whether the criterion names no substance: which are meant a person has to say. */
  boolean vague() {
    return read().vague();
  }

  /** Whether the criterion asks for no more than the drugs that are given. */
  boolean drugsAlone() {
    return read().alone();
  }

  /** Whether the criterion asks for what is in a product beside its drug. */
  boolean components() {
    return read().components();
  }

  /** Whether the product is known by a drug of the criterion or of the trial. */
  boolean known() {
    return !vague() || given.filter(one -> !one.isEmpty()).isPresent();
  }

  /**
   * Whether a complete list of allergies shares no drug or class with what the trial speaks of. An
   * allergy to what is no drug, such as egg or gelatin, may be one to a part of the product.
   */
  boolean farFrom(ToldAllergies told) {
    return told.complete()
        && !substances.isEmpty()
        && !given.get().isEmpty()
        && told.own().stream()
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
  boolean holdsNoneOf(ToldAllergies told) {
    Set<String> kinds = new HashSet<>(given.orElse(Set.of()));
    kinds().forEach(kinds::addAll);
    return told.complete()
        && told.own().stream().map(AllergyFact::substance).allMatch(one -> isNoPart(one, kinds));
  }

  private static boolean isNoPart(FactName substance, Set<String> kinds) {
    boolean otherDrug =
        !kinds.isEmpty()
            && !substance.concepts().isEmpty()
            && Collections.disjoint(substance.concepts(), kinds);
    return substance.texts().stream().noneMatch(text -> MADE_WITH.matcher(text).find())
        && (otherDrug || substance.texts().stream().anyMatch(text -> OUTSIDE.matcher(text).find()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof TrialProduct product
        && substances.equals(product.substances)
        && given.equals(product.given);
  }

  @Override
  public int hashCode() {
    return Objects.hash(substances, given);
  }

  @Override
  public String toString() {
    return "TrialProduct[substances=" + substances + ", given=" + given + "]";
  }
}
