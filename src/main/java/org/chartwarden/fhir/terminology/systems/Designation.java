package org.chartwarden.fhir.terminology.systems;

import org.hl7.fhir.r4.model.Coding;

/**
 * Another name of a concept.
 *
 * @param language BCP-47 tag, or empty
 * @param useSystem code system of the use, or empty
 * @param useCode what the name is for, or empty
 * @param useDisplay the use in words, or empty
 * @param value the name
 */
public record Designation(
    String language, String useSystem, String useCode, String useDisplay, String value) {

  public Designation {
    language = language == null ? "" : language;
    useSystem = useSystem == null ? "" : useSystem;
    useCode = useCode == null ? "" : useCode;
    useDisplay = useDisplay == null ? "" : useDisplay;
  }

  /** A name as a definition has it. */
  public static Designation of(String language, Coding use, String value) {
    return new Designation(language, use.getSystem(), use.getCode(), use.getDisplay(), value);
  }

  /** A plain synonym. */
  public static Designation synonym(String language, String value) {
    return new Designation(
        language, "http://snomed.info/sct", "900000000000013009", "Synonym", value);
  }

  /** Whether the name is in this language or a regional form of it. */
  public boolean in(String wanted) {
    String mine = language.toLowerCase(java.util.Locale.ROOT);
    String asked = wanted.toLowerCase(java.util.Locale.ROOT);
    return mine.equals(asked) || mine.startsWith(asked + "-") || asked.startsWith(mine + "-");
  }
}
