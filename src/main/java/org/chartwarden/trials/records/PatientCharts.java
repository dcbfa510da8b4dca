package org.chartwarden.trials.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.PatientName;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.stored.StoredNoteReader;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.reading.PatientFactsReader;
import org.chartwarden.trials.reading.PatientNote;
import org.chartwarden.trials.reading.PatientResource;
import org.chartwarden.trials.reading.ReadNote;

/** Reads what criteria ask of patients out of the record, as the caller may see it. */
@ApplicationScoped
public class PatientCharts {

  /** The types that charts are read from. */
  public static final Set<String> TYPES =
      Stream.concat(ChartRows.types().stream(), Stream.of("Medication", "Binary"))
          .collect(Collectors.toUnmodifiableSet());

  /** Results and stays that lie in the future tell that the days of a chart were moved. */
  private static final Set<String> HAPPENED =
      Set.of("Observation", "DocumentReference", "DiagnosticReport", "MedicationAdministration");

  private final FhirGateway gateway;
  private final StoredNoteReader notes;
  private final KeptNotes kept;
  private final PatientRecordsConfig config;
  private final Clock clock;

  @Inject
  PatientCharts(
      FhirGateway gateway,
      StoredNoteReader notes,
      KeptNotes kept,
      PatientRecordsConfig config,
      Clock clock) {
    this.gateway = gateway;
    this.notes = notes;
    this.kept = kept;
    this.config = config;
    this.clock = clock;
  }

  /**
   * The chart of one patient.
   *
   * @param asOf the day that criteria are judged on; today without it
   * @throws FhirProblem 404 or 410 when there is no such patient, 403 when the caller may not see
   *     it
   */
  public PatientChart read(AccessContext who, String patient, Optional<LocalDate> asOf) {
    ResourceVersion person = gateway.read(who, new ResourceKey("Patient", patient));
    PatientChart chart = read(who, List.of(patient), asOf).get(patient);
    if (chart == null) {
      // Deleted between the two statements.
      throw FhirProblem.gone(person.key(), person.version());
    }
    return chart;
  }

  /**
   * The charts of some patients by id, with hardly more statements than one needs; those that are
   * not there or may not be seen are left out. All of them are in memory at once; the map is the
   * caller's, who may let go of what is done.
   */
  public Map<String, PatientChart> read(
      AccessContext who, Collection<String> patients, Optional<LocalDate> asOf) {
    Map<String, Draft> drafts = new LinkedHashMap<>();
    new ChartRows(gateway, who, config.maxResources())
        .of(patients)
        .forEach((patient, rows) -> drafts.put(patient, draft(who, rows, asOf)));
    Map<String, List<PatientNote>> texts = new LinkedHashMap<>();
    drafts.forEach((patient, draft) -> texts.put(patient, draft.notes()));
    Map<String, List<ReadNote>> said = kept.read(texts);
    Map<String, PatientChart> charts = new LinkedHashMap<>();
    // What a chart was made of is let go of at once: the collector would copy it until the last.
    texts.clear();
    for (Iterator<Map.Entry<String, Draft>> left = drafts.entrySet().iterator(); left.hasNext(); ) {
      Map.Entry<String, Draft> one = left.next();
      left.remove();
      charts.put(one.getKey(), chart(one.getKey(), one.getValue(), said.remove(one.getKey())));
    }
    return charts;
  }

  /** A chart whose notes are not read yet. */
  private record Draft(
      ChartRows.Rows rows,
      LocalDate day,
      List<ChartRows.Row> known,
      List<PatientNote> notes,
      List<String> remarks) {}

  private Draft draft(AccessContext who, ChartRows.Rows rows, Optional<LocalDate> asOf) {
    List<String> remarks = new ArrayList<>(rows.remarks());
    LocalDate day = asOf.orElseGet(() -> today(rows, remarks));
    List<ChartRows.Row> known =
        asOf.isEmpty()
            ? rows.versions()
            : rows.versions().stream().filter(row -> !CareDay.after(row.tree(), day)).toList();
    return new Draft(
        rows,
        day,
        known,
        new ChartNotes(notes, who, config.maxNotes()).of(known, day, remarks),
        remarks);
  }

  private static PatientChart chart(String patient, Draft draft, List<ReadNote> said) {
    List<PatientResource> resources =
        draft.known().stream()
            .map(row -> new PatientResource(row.version().pointer(), row.tree()))
            .toList();
    ChartRows.Row person =
        draft.rows().versions().stream()
            .filter(row -> row.version().key().equals(new ResourceKey("Patient", patient)))
            .findFirst()
            .orElseThrow();
    return new PatientChart(
        person.version().pointer(),
        PatientName.of(person.tree()),
        PatientFactsReader.of(resources, said, draft.day()),
        resources.size(),
        draft.notes(),
        draft.remarks());
  }

  private LocalDate today(ChartRows.Rows rows, List<String> remarks) {
    LocalDate today = LocalDate.now(clock);
    Optional<LocalDate> last =
        rows.versions().stream()
            .filter(row -> HAPPENED.contains(row.version().key().type()))
            .flatMap(row -> CareDay.of(row.tree()).stream())
            .max(LocalDate::compareTo)
            .filter(day -> day.isAfter(today.plusDays(1)));
    last.ifPresent(
        day ->
            remarks.add(
                "The chart goes on after today; criteria are judged on "
                    + day
                    + ", the day of its last entry."));
    return last.orElse(today);
  }
}
