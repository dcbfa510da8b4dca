package org.chartwarden.trials.terms;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * Drug classes by what they are taken for: "medication for high blood pressure", "drugs used to
 * treat diabetes".
 */
final class DrugPurposes {

  private static final List<String> DRUGS =
      List.of(
          "drugs",
          "medication",
          "medications",
          "medicines",
          "agents",
          "any drugs",
          "any medication",
          "any medications");

  private static final List<String> LINKS =
      List.of(
          "for",
          "to treat",
          "used to treat",
          "used for",
          "for the treatment of",
          "used for the treatment of",
          "used specifically to induce",
          "to induce",
          "that induce",
          "to lower",
          "used to lower");

  private static final Map<String, List<String>> PURPOSES =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry(
                  "antidiabetic",
                  List.of("diabetes", "diabetes mellitus", "blood glucose", "blood sugar")),
              Map.entry(
                  "antihypertensive",
                  List.of("hypertension", "high blood pressure", "blood pressure")),
              Map.entry("weight-loss-drug", List.of("weight loss", "obesity", "weight reduction")),
              Map.entry("anticonvulsant", List.of("epilepsy", "seizures")),
              Map.entry("antidepressant", List.of("depression")),
              Map.entry("antipsychotic", List.of("psychosis", "schizophrenia")),
              Map.entry("anxiolytic", List.of("anxiety")),
              Map.entry("sedative", List.of("insomnia", "sleep")),
              Map.entry(
                  "lipid-lowering", List.of("high cholesterol", "cholesterol", "dyslipidemia")),
              Map.entry("analgesic", List.of("pain")),
              Map.entry("bisphosphonate", List.of("osteoporosis")),
              Map.entry("thyroid-hormone", List.of("hypothyroidism")),
              Map.entry("testosterone", List.of("muscle growth", "muscle hypertrophy")),
              Map.entry("nicotine-replacement", List.of("smoking cessation")),
              Map.entry("antiretroviral", List.of("HIV", "HIV infection")),
              Map.entry("antimalarial", List.of("malaria")),
              Map.entry(
                  "alcohol-deterrent",
                  List.of("alcohol dependence", "alcohol use disorder", "alcohol abstinence"))));

  private DrugPurposes() {}

  /** Hands on every name with the id of its class. */
  static void each(BiConsumer<String, String> names) {
    PURPOSES.forEach(
        (id, purposes) -> {
          for (String purpose : purposes) {
            for (String drugs : DRUGS) {
              LINKS.forEach(link -> names.accept(id, drugs + " " + link + " " + purpose));
            }
          }
        });
  }
}
