package org.chartwarden.notes.vocabulary;

import java.math.BigDecimal;
import java.util.List;

/**
 * One clinical idea with the ways people write and code it.
 *
 * @param id stable kebab-case id, unique within its kind
 * @param kind what it is
 * @param display name to show
 * @param synonyms other names, abbreviations and brands, as written
 * @param codes standard codes, the preferred one first; empty where we are not sure
 * @param unit usual UCUM unit of a result, or null
 * @param molarMass g/mol for mass to substance conversion, or null
 * @param ionCharge elementary charges of the ion for mEq, or null
 * @param low lower bound of the usual adult range in {@code unit}, or null
 * @param high upper bound of the usual adult range in {@code unit}, or null
 * @param ingredients ids of the medications whose substance it contains, itself first; medications
 *     only
 * @param drugClasses ids of drug classes; medications only
 */
public record Concept(
    String id,
    Kind kind,
    String display,
    List<String> synonyms,
    List<Code> codes,
    String unit,
    BigDecimal molarMass,
    Integer ionCharge,
    BigDecimal low,
    BigDecimal high,
    List<String> ingredients,
    List<String> drugClasses) {

  public Concept {
    synonyms = List.copyOf(synonyms);
    codes = List.copyOf(codes);
    ingredients = List.copyOf(ingredients);
    drugClasses = List.copyOf(drugClasses);
  }

  /**
   * Whether one is a special form of the other, as capillary glucose is of glucose; such concepts
   * share the prefix of their ids.
   */
  public boolean isRelative(Concept other) {
    return kind == other.kind
        && (id.equals(other.id) || id.startsWith(other.id + "-") || other.id.startsWith(id + "-"));
  }
}
