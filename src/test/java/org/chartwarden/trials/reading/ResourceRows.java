package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.PersonSex;

/** Resources from single-quoted JSON, and a patient without any facts. */
final class ResourceRows {

  static final LocalDate INDEX = LocalDate.of(2024, 6, 15);

  private ResourceRows() {}

  static PatientResource of(String id, String json) {
    var tree = Json.parseOwn(json.replace('\'', '"'));
    return new PatientResource(
        new RecordPointer(tree.path("resourceType").asText(), id, 1, ""), tree);
  }

  static PatientFacts.Builder nobody() {
    return PatientFacts.of(
        INDEX,
        new PatientFacts.Person(
            Optional.empty(),
            Optional.empty(),
            PersonSex.UNKNOWN,
            FactEvidence.of(new RecordPointer("Patient", "p", 1, ""), "nobody")));
  }
}
