package org.chartwarden.consistency.records;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.consistency.checking.ChartTableReader;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.LiteralReference;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.stored.AttachedText;

/** Holds a note against the resources of a Bundle that is stored nowhere. Pure. */
public final class BundleCase {

  private final List<ChartResource> resources = new ArrayList<>();
  private final List<String> addresses = new ArrayList<>();

  private BundleCase() {}

  /** Reads a Bundle of any type. */
  public static BundleCase read(JsonNode bundle) {
    if (!bundle.path("resourceType").asText().equals("Bundle")) {
      throw FhirProblem.invalid("not-a-bundle", "the chart must be a Bundle");
    }
    BundleCase found = new BundleCase();
    int place = 0;
    for (JsonNode entry : bundle.path("entry")) {
      place++;
      if (entry.path("resource") instanceof ObjectNode tree && tree.hasNonNull("resourceType")) {
        found.resources.add(
            new ChartResource(
                new RecordPointer(
                    tree.path("resourceType").asText(),
                    tree.path("id").asText("entry-" + place),
                    tree.at("/meta/versionId").asLong(1),
                    ""),
                tree));
        found.addresses.add(entry.path("fullUrl").asText(""));
      }
    }
    return found;
  }

  /**
   * The note that a DocumentReference of the Bundle holds.
   *
   * @param id its logical id
   * @throws FhirProblem 404 when there is none, 422 when it holds no text
   */
  public GivenNote document(String id) {
    ChartResource document =
        find("DocumentReference", id)
            .orElseThrow(
                () ->
                    new FhirProblem(
                        404,
                        "not-found",
                        "no-such-note",
                        "the Bundle holds no DocumentReference/" + id));
    return NoteFacts.of(document, text(document));
  }

  /**
   * A text as a note: what the DocumentReference with this very text says of it, else a note of the
   * only patient and the only encounter.
   */
  public GivenNote note(String text) {
    for (ChartResource resource : resources) {
      if (resource.source().type().equals("DocumentReference") && same(resource, text)) {
        return NoteFacts.of(resource, text);
      }
    }
    return new GivenNote(
        text,
        Optional.empty(),
        Optional.empty(),
        only("Encounter").map(e -> e.source().id()),
        Optional.empty(),
        "");
  }

  private boolean same(ChartResource document, String text) {
    try {
      return text(document).equals(text.replace("\r\n", "\n"));
    } catch (FhirProblem e) {
      // A document without text is not this note.
      return false;
    }
  }

  private String text(ChartResource document) {
    return AttachedText.of(
            document.tree(),
            "DocumentReference/" + document.source().id(),
            this::binary,
            DocumentLimits.STANDARD.of(NoteReader.MAX_CHARACTERS))
        .document()
        .text();
  }

  private String binary(String name, String url) {
    return LiteralReference.id(url, "Binary")
        .flatMap(id -> find("Binary", id))
        .map(found -> found.tree().path("data").asText(""))
        .orElseThrow(
            () ->
                new FhirProblem(
                    422,
                    "business-rule",
                    "attachment-elsewhere",
                    name + " lies outside the Bundle"));
  }

  /**
   * Checks a note against the resources of its patient.
   *
   * @param now taken as the time of the note when nothing tells it
   */
  public CheckedNote check(GivenNote note, Optional<ZoneId> zone, Instant now) {
    ChartResource patient =
        note.patient()
            .flatMap(id -> find("Patient", id))
            .or(() -> only("Patient"))
            .orElseThrow(
                () ->
                    new FhirProblem(
                        422,
                        "business-rule",
                        "no-patient",
                        "the Bundle must hold the patient of the note, or exactly one patient"));
    Optional<ChartResource> encounter =
        note.encounter().flatMap(id -> find("Encounter", id)).or(() -> only("Encounter"));
    List<ChartResource> rows = new ArrayList<>();
    for (ChartResource resource : resources) {
      if (ChartTableReader.TYPES.contains(resource.source().type()) && of(patient, resource)) {
        rows.add(resource);
      }
    }
    return CheckedNote.of(
        new NoteCase(
            note,
            patient,
            encounter,
            NoteMoment.of(note, encounter, zone, now),
            rows,
            Optional.empty(),
            List.of()));
  }

  private boolean of(ChartResource patient, ChartResource resource) {
    if (resource.source().type().equals("Patient")) {
      return resource == patient;
    }
    String subject =
        resource
            .tree()
            .at("/subject/reference")
            .asText(resource.tree().at("/patient/reference").asText(""));
    return subject.isEmpty()
        || subject.equals(addresses.get(resources.indexOf(patient)))
        || LiteralReference.id(subject, "Patient").equals(Optional.of(patient.source().id()));
  }

  private Optional<ChartResource> find(String type, String id) {
    return resources.stream()
        .filter(r -> r.source().type().equals(type) && r.source().id().equals(id))
        .findFirst();
  }

  private Optional<ChartResource> only(String type) {
    List<ChartResource> all =
        resources.stream().filter(r -> r.source().type().equals(type)).toList();
    return all.size() == 1 ? Optional.of(all.get(0)) : Optional.empty();
  }
}
