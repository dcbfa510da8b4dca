package org.chartwarden.trials.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class EligibilitySplitterTest {

  private static final Path DEV = Path.of("../shared/trials/dev");
  private static final Path STUDIES = Path.of("../shared/trials/studies_dev.jsonl");

  @Test
  void cutsBulletsUnderHeadings() {
    assertThat(
            lines(
                "Inclusion Criteria:\n\n-  Age over 18\n\n-  Asthma\n\nExclusion Criteria:\n\n-  Smoking"))
        .containsExactly("i1 Age over 18", "i2 Asthma", "e1 Smoking");
  }

  @Test
  void knowsHeadingsInManySpellings() {
    for (String heading :
        new String[] {
          "EXCLUSION CRITERIA",
          "Exclusion criteria:",
          "Key Exclusion Criteria:",
          "Main exclusion criteria",
          "Exclusion Criteria for all participants:",
          "Non-inclusion criteria:",
          "Criteria for exclusion:",
          "Exclusion:",
          "Patients will be excluded if:",
          "Exclusion Criteria (any of the following):"
        }) {
      assertThat(lines("Inclusion Criteria:\n* A asthma\n" + heading + "\n* B cancer"))
          .as(heading)
          .containsExactly("i1 A asthma", "e1 B cancer");
    }
  }

  @Test
  void keepsADenialWithTheItemsOfItsList() {
    assertThat(
            lines(
                "Inclusion Criteria:\n* Age over 18\n* Free of the following conditions:\n  * gout\n  * asthma\n"
                    + "* Must not meet any exclusion criterion"))
        .containsExactly(
            "i1 Age over 18",
            "i2 Free of the following conditions: gout; asthma",
            "i3 Must not meet any exclusion criterion");
  }

  @Test
  void takesAColonAloneBehindInclusionsForTheLostHeadingOfExclusions() {
    assertThat(lines("inclusion criteria: \n\n Asthma \n\n: \n\n Smoking"))
        .containsExactly("i1 Asthma", "e1 Smoking");
    assertThat(lines("Asthma\n:\nSmoking")).containsExactly("i1 Asthma", "i2 Smoking");
    assertThat(lines("Inclusion Criteria:\n:\n- Asthma")).containsExactly("i1 Asthma");
  }

  @Test
  void readsTheMarksOfTheRegistrysJson() {
    assertThat(
            lines(
                "Inclusion Criteria:\n\n* Age \\>= 18\n* Asthma\n\nExclusion Criteria:\n\n1. Cancer\n2. Smoking"))
        .containsExactly("i1 Age \\>= 18", "i2 Asthma", "e1 Cancer", "e2 Smoking");
  }

  @Test
  void takesACriterionBesideItsHeading() {
    assertThat(
            lines(
                "Inclusion Criteria: Diagnosis of asthma.\n\n-\n\nExclusion Criteria:\n\n1. Shock"))
        .containsExactly("i1 Diagnosis of asthma.", "e1 Shock");
  }

  @Test
  void cutsParagraphsThatRunOn() {
    assertThat(
            lines(
                "Inclusion criteria: 1. Age over 18 2. Asthma 3. Consent Exclusion criteria: 1. Cancer 2. Smoking"))
        .containsExactly("i1 Age over 18", "i2 Asthma", "i3 Consent", "e1 Cancer", "e2 Smoking");
    assertThat(lines("Inclusion Criteria:\n\nAge over 18; asthma; consent given"))
        .containsExactly("i1 Age over 18;", "i2 asthma;", "i3 consent given");
    assertThat(lines("Inclusion Criteria:\n\n-  BMI > 25 • 18-39 years old"))
        .containsExactly("i1 BMI > 25", "i2 18-39 years old");
  }

  @Test
  void goesOnWithBulletsThatExplain() {
    assertThat(
            lines(
                "Inclusion Criteria:\n\n1. Current or ex-smokers\n\n-  Ever-smoker is defined as having smoked.\n\n2. COPD"))
        .containsExactly(
            "i1 Current or ex-smokers Ever-smoker is defined as having smoked.", "i2 COPD");
  }

  @Test
  void keepsAlternativesOfAnInclusionTogether() {
    assertThat(
            lines(
                "Inclusion Criteria:\n\n-  Any of the following:\n\n  1. asthma\n\n  2. COPD\n\n-  Consent"))
        .containsExactly("i1 Any of the following: asthma; COPD", "i2 Consent");
    assertThat(lines("Inclusion Criteria:\n\n-  Asthma, or\n\n-  COPD\n\n-  Consent"))
        .containsExactly("i1 Asthma, or COPD", "i2 Consent");
  }

  @Test
  void makesEachItemOfAnExclusionACriterionUnderItsOpening() {
    List<EligibilityCriterion> all =
        EligibilitySplitter.split(
            "Exclusion Criteria:\n\n-  Treated within 4 weeks with any of the following:\n\n1. steroids\n\n2. antibiotics\n\n-  Cancer");
    assertThat(all)
        .extracting(EligibilityCriterion::text)
        .containsExactly("steroids", "antibiotics", "Cancer");
    assertThat(all.get(0).context()).contains("within 4 weeks");
    assertThat(all.get(2).context()).isEmpty();
  }

  @Test
  void takesHeadingsOfCohortsForNoCriteria() {
    List<EligibilityCriterion> all =
        EligibilitySplitter.split(
            "Inclusion Criteria:\n\nSeptic Patient Cohort:\n\n1. Sepsis\n\nControl Cohort:\n\n1. Surgery");
    assertThat(all).extracting(EligibilityCriterion::text).containsExactly("Sepsis", "Surgery");
    assertThat(all.get(1).cohort()).contains("Control Cohort");
  }

  @Test
  void spansPointIntoTheText() {
    String text =
        "Inclusion Criteria:\n\n1. Current or ex-smokers\n\n-  X is defined as Y.\n\n2. COPD";
    for (EligibilityCriterion one : EligibilitySplitter.split(text)) {
      assertThat(text.substring(one.span().orElseThrow().start(), one.span().orElseThrow().end()))
          .isEqualTo(one.span().orElseThrow().text());
    }
  }

  @Test
  void survivesAnything() {
    for (String text :
        new String[] {"", " ", "-", "Inclusion Criteria:", ":::", "1.", "((((", "or\n\nor\n\nor"}) {
      assertThat(EligibilitySplitter.split(text)).hasSizeLessThan(4);
    }
    long begun = System.nanoTime();
    EligibilitySplitter.split("Inclusion Criteria:\n" + "a b, (c or ".repeat(20_000));
    assertThat((System.nanoTime() - begun) / 1e9).isLessThan(5);
  }

  /** The criteria of the development cases, which persons cut out. */
  @Test
  void cutsAsPersonsDid() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(DEV), DEV + " is not there: nothing to compare");
    JsonNode studies = Json.parse(Files.readAllBytes(DEV.resolve("studies.json")));
    JsonNode wanted = Json.parse(Files.readAllBytes(DEV.resolve("criteria.json")));
    int all = 0;
    int same = 0;
    List<String> missed = new ArrayList<>();
    for (JsonNode study : studies) {
      String id = study.at("/protocolSection/identificationModule/nctId").asText();
      List<String> own =
          lines(study.at("/protocolSection/eligibilityModule/eligibilityCriteria").asText());
      for (JsonNode criterion : wanted.path(id)) {
        String line =
            criterion.path("id").asText()
                + " "
                + criterion.path("text").asText().replaceAll("\\s+", " ");
        all++;
        if (own.contains(line)) {
          same++;
        } else {
          missed.add(id + " " + line);
        }
      }
    }
    assertThat(same).as(missed.toString()).isGreaterThanOrEqualTo(all * 95 / 100);
  }

  /** A floor for the share of criteria that are read without guessing. */
  @Test
  void readsMostCriteriaOfRealTrials() throws IOException {
    Assumptions.assumeTrue(Files.exists(STUDIES), STUDIES + " is not there: nothing to measure");
    int all = 0;
    int typed = 0;
    List<String> lines = Files.readAllLines(STUDIES);
    for (int i = 0; i < lines.size(); i += 6) {
      String text =
          Json.parse(lines.get(i))
              .at("/protocolSection/eligibilityModule/eligibilityCriteria")
              .asText();
      for (ParsedCriterion parsed : CriteriaParser.parse(text)) {
        all++;
        typed += parsed.form().unsupported() ? 0 : 1;
      }
    }
    assertThat((double) typed / all).isGreaterThan(0.70);
  }

  private static List<String> lines(String text) {
    return EligibilitySplitter.split(text).stream()
        .map(one -> one.id() + " " + one.text())
        .toList();
  }
}
