package org.chartwarden.deidentification.detectors;

import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers that stand for a person, a stay, a specimen, a device; codes of terminologies do not. */
final class NumberDetector implements IdentifierDetector {

  private static final Pattern SOCIAL =
      Pattern.compile("(?<![\\w-])\\d{3}-\\d{2}-\\d{4}(?![\\w-])");
  private static final Pattern LABELLED =
      Pattern.compile(
          "(?iu)(?<![\\p{L}])(?:mrn|mr|medical record|med rec|record|account|acct|visit|encounter|csn|fin|har|ssn|"
              + "social security|nhs|chart|case|accession|specimen|policy|claim|member|subscriber|insurance|group|"
              + "medicare|medicaid|license|licence|dea|npi|serial|sn|s/n|device|lot|path(?:ology)?|screening|subject|"
              + "study|patient|passport|driver'?s license|registration|reg|rx|prescription|order|reference|ref|id|last 4)"
              + "(?:\\s{0,2}(?:id\\b|number\\b|num\\b|no\\b|nr\\b|#)){0,2}(?![\\p{L}])\\.?\\s{0,3}[:#=]?\\s{0,3}"
              + "(?-i)((?:[A-Z]{1,5}[ -]?)?[A-Z0-9]*\\d[A-Z0-9]*(?:[-/ ](?=[A-Z0-9]*\\d)[A-Z0-9]+){0,4}|[A-Z]{2,4}(?:-[A-Z]{1,3})?-\\d[A-Z0-9-]{2,20})");
  private static final Pattern SHAPED =
      Pattern.compile(
          "(?<![\\w.-])(?:[A-Za-z]{1,4}\\d{5,14}|[A-Z]{1,4}\\d{0,4}-\\d{2,4}-\\d{3,9}|\\d{2}-[A-Z]{1,3}-\\d{3,8}|[A-Z]{1,3}-\\d{4,12}|\\d[A-Z][A-Z0-9]\\d-[A-Z][A-Z0-9]\\d-[A-Z]{2}\\d{2})(?!\\w|\\.\\d)");
  private static final Pattern LONG =
      Pattern.compile("(?<![\\w.|,-])\\d{7,14}(?![\\w.]\\d|\\w|-\\d)");
  private static final Pattern REFERENCE =
      Pattern.compile("\\b[A-Z][A-Za-z]{3,40}/([A-Za-z0-9.-]{1,64})(?:/_history/\\d{1,9})?");
  private static final Pattern CODE_SYSTEM =
      Pattern.compile(
          "(?iu)\\b(?:loinc|snomed(?:\\s?ct)?|rxnorm|rxcui|ndc|icd(?:-?10)?(?:-?cm)?|cpt|ucum|atc|cvx|code|codes)\\b[^\\n]{0,40}$|[|]$");
  private static final Pattern TYPE =
      Pattern.compile(
          "(?:Patient|Observation|Condition|MedicationRequest|MedicationStatement|ServiceRequest|DocumentReference|"
              + "Encounter|Procedure|AllergyIntolerance|DiagnosticReport|Practitioner|PractitionerRole|Organization|"
              + "RelatedPerson|Immunization|CarePlan|CareTeam|Goal|Device|Specimen|Task|Provenance|Medication|Location|"
              + "ImagingStudy|Coverage|Claim|Appointment|Binary|Composition|MedicationAdministration|ResearchSubject|"
              + "Group|Consent|Communication|DetectedIssue|RiskAssessment)/.*");

  @Override
  public void find(String text, Consumer<Identifier> found) {
    ContactDetector.all(SOCIAL, IdentifierKind.ID, 0, text, found);
    Matcher reference = REFERENCE.matcher(text);
    while (reference.find()) {
      if (TYPE.matcher(reference.group()).matches()) {
        found.accept(new Identifier(IdentifierKind.ID, reference.start(1), reference.end(1)));
      }
    }
    Matcher labelled = LABELLED.matcher(text);
    while (labelled.find()) {
      String value = labelled.group(1);
      boolean says = value.chars().filter(Character::isDigit).count() >= 4 || value.length() >= 7;
      if (says && !coded(text, labelled.start(1))) {
        found.accept(new Identifier(IdentifierKind.ID, labelled.start(1), labelled.end(1)));
      }
    }
    for (Pattern pattern : new Pattern[] {SHAPED, LONG}) {
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        if (!coded(text, matcher.start())) {
          found.accept(new Identifier(IdentifierKind.ID, matcher.start(), matcher.end()));
        }
      }
    }
  }

  /** Whether the words before a number say that it is a code of a terminology. */
  private static boolean coded(String text, int at) {
    return CODE_SYSTEM.matcher(text.substring(Math.max(0, at - 50), at)).find();
  }
}
