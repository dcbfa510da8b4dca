package org.chartwarden.consistency.records;

import java.util.Objects;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;

/**
 * A note that is to be checked.
 *
 * @param text its text
 * @param document the resource that it stands in; empty for a note that is not stored
 * @param patient logical id of the patient it is about; empty when it does not say
 * @param encounter logical id of its encounter; empty when it does not say
 * @param written FHIR dateTime at which it was written; empty when it does not say
 * @param title what kind of note it is; empty when it does not say
 */
public record GivenNote(
    String text,
    Optional<ChartResource> document,
    Optional<String> patient,
    Optional<String> encounter,
    Optional<String> written,
    String title) {

  public GivenNote {
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(document, "document");
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(encounter, "encounter");
    Objects.requireNonNull(written, "written");
    Objects.requireNonNull(title, "title");
  }

  /** A note that is not stored. */
  public static GivenNote bare(
      String text, String patient, Optional<String> encounter, Optional<String> written) {
    return new GivenNote(text, Optional.empty(), Optional.of(patient), encounter, written, "");
  }

  /** The same note as one of an encounter. */
  public GivenNote during(String id) {
    return new GivenNote(text, document, patient, Optional.of(id), written, title);
  }
}
