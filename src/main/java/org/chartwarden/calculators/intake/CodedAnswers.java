package org.chartwarden.calculators.intake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a coded answer says of a yes/no item: SNOMED CT qualifiers, LOINC answers (also those of
 * 72166-2 tobacco smoking status, where former and never smokers are no current smokers), and HL7's
 * yes and no.
 */
final class CodedAnswers {

  private static final Map<String, Boolean> BY_CODE =
      Map.ofEntries(
          // SNOMED CT: present, yes, positive; absent, no, negative.
          Map.entry("52101004", true),
          Map.entry("373066001", true),
          Map.entry("10828004", true),
          Map.entry("2667000", false),
          Map.entry("373067005", false),
          Map.entry("260385009", false),
          // SNOMED CT smoking: smoker, daily, some days, heavy, light; former, never.
          Map.entry("77176002", true),
          Map.entry("449868002", true),
          Map.entry("428041000124106", true),
          Map.entry("428071000124103", true),
          Map.entry("428061000124105", true),
          Map.entry("8517006", false),
          Map.entry("266919005", false),
          // LOINC: yes, present, positive; no, absent, negative.
          Map.entry("LA33-6", true),
          Map.entry("LA9633-4", true),
          Map.entry("LA6576-8", true),
          Map.entry("LA32-8", false),
          Map.entry("LA9634-2", false),
          Map.entry("LA6577-6", false),
          // LOINC smoking: every day, some days, status unknown, heavy, light; former, never.
          Map.entry("LA18976-3", true),
          Map.entry("LA18977-1", true),
          Map.entry("LA18979-7", true),
          Map.entry("LA18981-3", true),
          Map.entry("LA18982-1", true),
          Map.entry("LA15920-4", false),
          Map.entry("LA18978-9", false),
          // HL7 table 0136.
          Map.entry("Y", true),
          Map.entry("N", false));

  private static final Map<String, Boolean> BY_WORD =
      Map.of(
          "yes", true,
          "present", true,
          "positive", true,
          "true", true,
          "no", false,
          "absent", false,
          "negative", false,
          "false", false);

  private CodedAnswers() {}

  /** Present or absent; empty when it says neither. */
  static Optional<Boolean> of(JsonNode concept) {
    for (JsonNode coding : concept.path("coding")) {
      Boolean known = BY_CODE.get(coding.path("code").asText());
      if (known != null) {
        return Optional.of(known);
      }
    }
    return ofWord(concept.path("text").asText(""));
  }

  /** As {@link #of}, for a word. */
  static Optional<Boolean> ofWord(String word) {
    return Optional.ofNullable(BY_WORD.get(word.strip().toLowerCase(Locale.ROOT)));
  }
}
