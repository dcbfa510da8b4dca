package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.chartwarden.evidence.RecordPointer;

/**
 * One resource of a patient as FHIR R4 JSON.
 *
 * @param source which version it is
 * @param tree its content
 */
public record PatientResource(RecordPointer source, JsonNode tree) {

  public PatientResource {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(tree, "tree");
  }
}
