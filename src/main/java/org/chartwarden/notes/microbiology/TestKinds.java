package org.chartwarden.notes.microbiology;

import java.util.Map;
import java.util.Optional;

/** What the names of tests say beyond the way of testing: "BCx" is a culture of blood. */
final class TestKinds {

  /**
   * A listed test.
   *
   * @param specimen what is tested; empty when the name does not tell
   * @param organism what is looked for; empty when the name does not tell
   */
  record Test(CultureTest test, String specimen, String organism) {

    Optional<String> ofSpecimen() {
      return specimen.isEmpty() ? Optional.empty() : Optional.of(specimen);
    }
  }

  private static final Map<String, Test> TESTS =
      Map.ofEntries(
          Map.entry("culture", new Test(CultureTest.CULTURE, "", "")),
          Map.entry("blood-culture", new Test(CultureTest.CULTURE, "blood", "")),
          Map.entry("urine-culture", new Test(CultureTest.CULTURE, "urine", "")),
          Map.entry("sputum-culture", new Test(CultureTest.CULTURE, "sputum", "")),
          Map.entry("wound-culture", new Test(CultureTest.CULTURE, "wound", "")),
          Map.entry("gram-stain", new Test(CultureTest.GRAM_STAIN, "", "")),
          Map.entry("smear", new Test(CultureTest.SMEAR, "", "")),
          Map.entry("nucleic-acid", new Test(CultureTest.NUCLEIC_ACID, "", "")),
          Map.entry("respiratory-panel", new Test(CultureTest.NUCLEIC_ACID, "nasopharynx", "")),
          Map.entry("stool-panel", new Test(CultureTest.NUCLEIC_ACID, "stool", "")),
          Map.entry("toxin", new Test(CultureTest.TOXIN, "", "")),
          Map.entry("antigen", new Test(CultureTest.ANTIGEN, "", "")),
          Map.entry("serology", new Test(CultureTest.SEROLOGY, "", "")),
          Map.entry("screen", new Test(CultureTest.SCREEN, "", "")),
          Map.entry(
              "rapid-strep", new Test(CultureTest.ANTIGEN, "throat", "streptococcus-pyogenes")),
          Map.entry("monospot", new Test(CultureTest.SEROLOGY, "", "ebv")),
          Map.entry("fungitell", new Test(CultureTest.ANTIGEN, "", "")),
          Map.entry(
              "rapid-flu", new Test(CultureTest.NUCLEIC_ACID, "nasopharynx", "influenza-virus")),
          Map.entry("covid-test", new Test(CultureTest.NUCLEIC_ACID, "nasopharynx", "sars-cov-2")));

  private TestKinds() {}

  /** The listed test of an id. */
  static Test of(String id) {
    return TESTS.get(id);
  }
}
