package org.chartwarden.consistency.records;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.LiteralReference;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.smart.AccessContext;

/**
 * Checks of one caller, one after the other. What was read of the record is kept for the next note
 * of the same patient; for notes that are {@linkplain #expect expected} the chart is read once for
 * all that lie near each other, and each is held against its own part of it. Not for several
 * threads.
 */
public final class Passage {

  private final AccessContext who;
  private final ChartSource source;
  private final ChartRecords charts;
  private final StoredNote notes;
  private final ConsistencyConfig config;
  private final Clock clock;
  private final Optional<ZoneId> zone;
  private final Duration lookBack;
  private final StatementReader reader;
  private final Map<String, ChartResource> read = new HashMap<>();
  private final Map<ResourceKey, Placed> expected = new HashMap<>();
  private final Map<String, List<ChartWindow>> wide = new HashMap<>();
  private String patient = "";
  private ChartWindow window;
  private ChartRecords.Read chart;

  Passage(
      AccessContext who,
      ChartSource source,
      ConsistencyConfig config,
      Clock clock,
      Optional<ZoneId> zone,
      Duration lookBack,
      StatementReader reader) {
    this.who = who;
    this.source = source;
    this.charts = new ChartRecords(source, config);
    this.notes = new StoredNote(source, config.maxNoteCharacters());
    this.config = config;
    this.clock = clock;
    this.zone = zone;
    this.lookBack = lookBack;
    this.reader = reader;
  }

  /** A note with its patient, its stay and its time. */
  private record Placed(
      GivenNote given,
      ChartResource person,
      Optional<ChartResource> encounter,
      NoteMoment moment,
      ChartWindow window,
      List<String> remarks) {}

  /**
   * Tells which notes will be checked, so that the chart can be read for several at once. What is
   * wrong with one of them is told when its turn comes.
   */
  public void expect(List<ResourceVersion> versions) {
    Map<String, List<ChartWindow>> windows = new HashMap<>();
    for (ResourceVersion version : versions) {
      try {
        GivenNote given = notes.read(who, version);
        requireLength(given);
        Placed placed = placed(given);
        expected.put(version.key(), placed);
        windows
            .computeIfAbsent(placed.person().source().id(), key -> new ArrayList<>())
            .add(placed.window());
      } catch (FhirProblem problem) {
        // The check of this note fails in the same way and says so.
        expected.remove(version.key());
      }
    }
    windows.forEach((id, all) -> wide.put(id, ChartWindow.merged(all)));
  }

  /** What comes of a note, a failure that is the note's own among it. */
  NoteResult result(ResourceVersion version) {
    try {
      return new NoteResult(version.key(), Optional.of(check(version)), Optional.empty());
    } catch (FhirProblem problem) {
      if (problem.status() >= 500) {
        throw problem;
      }
      return new NoteResult(version.key(), Optional.empty(), Optional.of(problem));
    }
  }

  /**
   * Checks the version of a note that was read.
   *
   * @throws FhirProblem when this note cannot be checked
   */
  public CheckedNote check(ResourceVersion version) {
    Placed placed = expected.remove(version.key());
    return placed == null
        ? check(notes.read(who, version))
        : CheckedNote.of(gathered(placed), reader);
  }

  CheckedNote check(GivenNote given) {
    requireLength(given);
    return CheckedNote.of(gathered(placed(given)), reader);
  }

  /** The same for a note that was read already. */
  CheckedNote check(GivenNote given, ClinicalNote text) {
    return CheckedNote.of(gathered(placed(given)), text, reader);
  }

  private Placed placed(GivenNote given) {
    String id =
        given
            .patient()
            .orElseThrow(
                () ->
                    new FhirProblem(
                        422,
                        "business-rule",
                        "note-without-patient",
                        "the note names no patient whose record it could be held against"));
    ChartResource person = resource("Patient", id);
    List<String> remarks = new ArrayList<>();
    Optional<ChartResource> encounter =
        given.encounter().flatMap(stay -> encounter(stay, id, remarks));
    NoteMoment moment = moment(given, encounter);
    if (encounter.isEmpty()) {
      encounter = charts.encounterAt(who, id, moment.written()).map(ChartResource::of);
      if (encounter.isPresent()) {
        remarks.add(
            (given.encounter().isPresent() ? "" : "the note names no encounter; ")
                + "Encounter/"
                + encounter.get().source().id()
                + " went on when it was written");
        moment = moment(given, encounter);
      }
    }
    return new Placed(
        given, person, encounter, moment, ChartWindow.of(moment, encounter, lookBack), remarks);
  }

  private NoteCase gathered(Placed placed) {
    ChartRecords.Read rows = rows(placed.person().source().id(), placed.window());
    List<String> remarks = new ArrayList<>(placed.remarks());
    remarks.addAll(rows.remarks());
    List<ChartResource> resources = new ArrayList<>(rows.resources());
    resources.add(placed.person());
    return new NoteCase(
        placed.given(),
        placed.person(),
        placed.encounter(),
        placed.moment(),
        resources,
        Optional.of(placed.window()),
        remarks);
  }

  private NoteMoment moment(GivenNote given, Optional<ChartResource> encounter) {
    return NoteMoment.of(given, encounter, zone, clock.instant());
  }

  private Optional<ChartResource> encounter(String stay, String id, List<String> remarks) {
    ChartResource found;
    try {
      found = resource("Encounter", stay);
    } catch (FhirProblem problem) {
      if (problem.status() >= 500) {
        throw problem;
      }
      remarks.add("the encounter of the note cannot be used: " + problem.getMessage());
      return Optional.empty();
    }
    if (!LiteralReference.id(found.tree().at("/subject/reference").asText(""), "Patient")
        .equals(Optional.of(id))) {
      throw new FhirProblem(
          422,
          "business-rule",
          "encounter-of-other-patient",
          "Encounter/" + stay + " is not an encounter of Patient/" + id);
    }
    return Optional.of(found);
  }

  private ChartResource resource(String type, String id) {
    ResourceKey key = new ResourceKey(type, id);
    ChartResource known = read.get(key.reference());
    if (known == null) {
      known = ChartResource.of(source.read(who, key));
      read.put(key.reference(), known);
    }
    return known;
  }

  /**
   * The rows of a window: out of those of a wider one, unless there are so many that some were left
   * out of it.
   */
  private ChartRecords.Read rows(String id, ChartWindow wanted) {
    ChartWindow wider =
        wide.getOrDefault(id, List.of()).stream()
            .filter(one -> one.holds(wanted))
            .findFirst()
            .orElse(wanted);
    if (!patient.equals(id) || !wider.equals(window)) {
      chart = charts.of(who, id, wider);
      patient = id;
      window = wider;
    }
    if (wider.equals(wanted)) {
      return chart;
    }
    return chart.whole() ? chart.within(wanted) : charts.of(who, id, wanted);
  }

  void requireLength(GivenNote given) {
    if (given.text().length() > config.maxNoteCharacters()) {
      throw new FhirProblem(
          422,
          "too-long",
          "note-too-long",
          "the note has "
              + given.text().length()
              + " characters; at most "
              + config.maxNoteCharacters()
              + " are checked");
    }
  }
}
