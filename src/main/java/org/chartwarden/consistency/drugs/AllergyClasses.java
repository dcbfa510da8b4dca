package org.chartwarden.consistency.drugs;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** The drug classes whose members share allergies. */
public final class AllergyClasses {

  /** Classes within which an allergy to one member is taken for one to all. */
  private static final Set<String> CLASSES =
      Set.of(
          "penicillin",
          "cephalosporin",
          "carbapenem",
          "sulfonamide",
          "nsaid",
          "macrolide",
          "fluoroquinolone",
          "tetracycline",
          "aminoglycoside",
          "glycopeptide",
          "ace-inhibitor",
          "arb",
          "statin",
          "opioid",
          "benzodiazepine",
          "insulin",
          "azole-antifungal",
          "heparin-class",
          "low-molecular-weight-heparin");

  private AllergyClasses() {}

  /**
   * The class that makes an allergy to one drug count for the other.
   *
   * @param one ids of the classes of one drug
   * @param other ids of the classes of the other
   */
  public static Optional<String> shared(Collection<String> one, Collection<String> other) {
    return one.stream().filter(CLASSES::contains).filter(other::contains).findFirst();
  }

  /** Whether members of a class share allergies. */
  public static boolean contains(String drugClass) {
    return CLASSES.contains(drugClass);
  }
}
