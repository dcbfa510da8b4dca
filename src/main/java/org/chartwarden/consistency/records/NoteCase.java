package org.chartwarden.consistency.records;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;

/**
 * A note with everything that it is held against.
 *
 * @param note the note
 * @param patient whose chart it is
 * @param encounter the stay; empty when none is known
 * @param moment when and where it was written
 * @param resources the chart, the patient included
 * @param window where results were looked for; empty when all there are were taken
 * @param remarks what a person should know about what was and was not looked at
 */
public record NoteCase(
    GivenNote note,
    ChartResource patient,
    Optional<ChartResource> encounter,
    NoteMoment moment,
    List<ChartResource> resources,
    Optional<ChartWindow> window,
    List<String> remarks) {

  public NoteCase {
    Objects.requireNonNull(note, "note");
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(encounter, "encounter");
    Objects.requireNonNull(moment, "moment");
    Objects.requireNonNull(window, "window");
    resources = List.copyOf(resources);
    remarks = List.copyOf(remarks);
  }

  /** The same with more remarks. */
  NoteCase remarking(List<String> more) {
    List<String> all = new ArrayList<>(remarks);
    all.addAll(more);
    return new NoteCase(note, patient, encounter, moment, resources, window, all);
  }
}
