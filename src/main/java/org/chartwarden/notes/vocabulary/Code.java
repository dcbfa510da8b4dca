package org.chartwarden.notes.vocabulary;

/**
 * A code of a code system.
 *
 * @param system code system URL
 * @param code the code
 * @param display how it reads
 */
public record Code(String system, String code, String display) {
  public static final String LOINC = "http://loinc.org";
  public static final String SNOMED = "http://snomed.info/sct";
  public static final String RXNORM = "http://www.nlm.nih.gov/research/umls/rxnorm";
  public static final String ICD10 = "http://hl7.org/fhir/sid/icd-10-cm";
}
