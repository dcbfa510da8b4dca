package org.chartwarden.deidentification;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.deidentification.detectors.IdentifierKind;

/** What members of records hold, told by their names: of FHIR resources and of results of tools. */
final class RecordMembers {

  private static final Set<String> NAMES = Set.of("family", "given");
  private static final Set<String> IDS =
      Set.of("id", "mrn", "patient", "patientId", "patient_id", "subject");
  private static final Set<String> PLACES =
      Set.of("line", "city", "postalCode", "district", "address");
  private static final Set<String> DATES =
      Set.of("birth_date", "birthDate", "deceased_at", "deceasedDateTime");
  private static final Set<String> CODES =
      Set.of(
          "system",
          "code",
          "codes",
          "unit",
          "unit_as_charted",
          "status",
          "concept",
          "gender",
          "resourceType",
          "use",
          "contentType",
          "clinical_status",
          "severity",
          "code_system",
          "calculator",
          "comparator",
          "tool",
          "dose_unit");
  private static final Set<String> PERSON = Set.of("birth_date", "birthDate", "mrn", "gender");

  private RecordMembers() {}

  /** The kind of what a text member is as a whole, when its name tells. */
  static Optional<IdentifierKind> kind(String member, ObjectNode owner, String path, String value) {
    if (NAMES.contains(member)
        || member.equals("name") && PERSON.stream().anyMatch(owner::has)
        || member.equals("text") && path.contains("name")
        || member.equals("display") && person(path)) {
      return Optional.of(IdentifierKind.NAME);
    }
    if (IDS.contains(member)) {
      return value.startsWith("Patient/") || value.indexOf(' ') >= 0
          ? Optional.empty()
          : Optional.of(IdentifierKind.ID);
    }
    if (member.equals("value") && path.contains("identifier")) {
      return Optional.of(IdentifierKind.ID);
    }
    if (member.equals("phone") || member.equals("value") && path.contains("telecom")) {
      return Optional.of(value.indexOf('@') > 0 ? IdentifierKind.EMAIL : IdentifierKind.PHONE);
    }
    if (PLACES.contains(member) || member.equals("text") && path.contains("address")) {
      return Optional.of(IdentifierKind.ADDRESS);
    }
    return DATES.contains(member) ? Optional.of(IdentifierKind.DATE) : Optional.empty();
  }

  private static boolean person(String path) {
    return path.contains("performer")
        || path.contains("author")
        || path.contains("requester")
        || path.contains("recorder")
        || path.contains("practitioner")
        || path.contains("generalPractitioner")
        || path.contains("asserter");
  }

  /** Whether a member holds a code or a word of a fixed list, which identifies nobody. */
  static boolean coded(String member) {
    return CODES.contains(member);
  }

  static boolean birthDate(String member) {
    return member.equals("birth_date") || member.equals("birthDate");
  }

  /** Whether a number is an age over 89. */
  static boolean age(String member, JsonNode value) {
    return (member.equals("age_years") || member.equals("age"))
        && value.isNumber()
        && value.asInt() > 89;
  }
}
