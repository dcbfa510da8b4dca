package org.chartwarden.consistency.records;

import java.util.Objects;
import java.util.Optional;

/**
 * Which notes are to be checked.
 *
 * @param patient logical id of the patient
 * @param encounter logical id of the encounter they must belong to
 * @param start FHIR date at or after which they were written
 * @param end FHIR date at or before which they were written
 * @param most most of them; never more than the configured number
 */
public record NotesWanted(
    String patient,
    Optional<String> encounter,
    Optional<String> start,
    Optional<String> end,
    int most) {

  public NotesWanted {
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(encounter, "encounter");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(end, "end");
  }

  String query() {
    StringBuilder query = new StringBuilder("patient=").append(patient);
    encounter.ifPresent(id -> query.append("&encounter=").append(id));
    start.ifPresent(day -> query.append("&date=ge").append(day));
    end.ifPresent(day -> query.append("&date=le").append(day));
    return query.append("&status:not=entered-in-error&_sort=-date").toString();
  }
}
