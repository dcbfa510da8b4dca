package org.chartwarden.trials.parsing.wording;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Physical or occupational therapy", "hormonal or investigational agent", "systemic oncologic
 * treatment: chemotherapy or immunotherapy": each treatment by its whole name, without the general
 * word that a list tells in full.
 */
final class TreatmentWords implements Rewording {

  private static final String OF_HANDS = "(physical|occupational|speech|massage|manual)";

  private static final List<Substitution> WORDS =
      List.of(
          Substitution.of(
              "\\b"
                  + OF_HANDS
                  + "(\\s*(?:/|,|\\bor\\b|\\band\\b|\\band/or\\b|,\\s*(?:or|and))\\s*)(?="
                  + OF_HANDS
                  + "(?:\\s*(?:/|,|or|and|and/or)+\\s*"
                  + OF_HANDS
                  + ")?\\s+(?:therapy|therapies|treatment)\\b)",
              "$1 therapy$2"),
          Substitution.of(
              "\\bhormonal(?=,? (?:or|and|and/or) (?:investigational|biological?|targeted|cytotoxic|experimental|immunological) (?:agents?|drugs?|therap(?:y|ies)|treatments?)\\b)",
              "hormonal treatment"),
          Substitution.of(
              "(?<=\\b(?:receive|receiving|received|undergo|undergoing|for|with|on|starting|start)\\)? )(?:(?:systemic|oncolog(?:y|ic|ical)|anti-?cancer|anti-?tumou?r(?:al)?|antineoplastic|cancer|specific|active|medical|any) ){1,3}(?:treatments?|therap(?:y|ies))\\s*:\\s*(?=\\p{L})",
              ""));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return Substitution.each(WORDS, text);
  }
}
