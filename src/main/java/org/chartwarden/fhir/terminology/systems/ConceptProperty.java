package org.chartwarden.fhir.terminology.systems;

/**
 * One property value of a concept.
 *
 * @param code name of the property
 * @param type {@code code}, {@code Coding}, {@code string}, {@code integer}, {@code boolean},
 *     {@code dateTime} or {@code decimal}
 * @param value the value as text; of a Coding its code
 * @param system of a Coding its system, else empty
 * @param display of a Coding its display, else empty
 */
public record ConceptProperty(
    String code, String type, String value, String system, String display) {

  public ConceptProperty(String code, String type, String value) {
    this(code, type, value, "", "");
  }
}
