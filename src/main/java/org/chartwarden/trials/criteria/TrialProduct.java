package org.chartwarden.trials.criteria;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.AllergyFact;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.phrases.Kept;

/**
 * What a trial gives, as criteria speak of it: "any component of the study drug". What a product is
 * made with beside its drug no criterion says.
 *
 * @param substances that the criterion names, as in {@link AllergyTest}
 * @param given ids of the drugs and classes that the trial speaks of; empty when no trial is known
 */
record TrialProduct(List<String> substances, Optional<Set<String>> given) {

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

  /** Whether a substance is any drug at all. */
  static boolean anyDrug(String substance) {
    return ANY_DRUG.contains(substance);
  }

  /** Whether the criterion names no substance: which are meant a person has to say. */
  boolean vague() {
    return substances.stream().allMatch(UNNAMED::of);
  }

  /** Whether the criterion asks for no more than the drugs that are given. */
  boolean drugsAlone() {
    return !substances.isEmpty()
        && substances.stream().allMatch(one -> anyDrug(one) || HOW_GIVEN.of(one));
  }

  /** Whether the criterion asks for what is in a product beside its drug. */
  boolean components() {
    return substances.stream().anyMatch(IN_PRODUCT::of);
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
    substances.forEach(one -> kinds.addAll(SubstanceKinds.of(one)));
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
}
