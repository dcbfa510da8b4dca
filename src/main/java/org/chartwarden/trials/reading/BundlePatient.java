package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.PatientName;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.documents.DocumentProblem;
import org.chartwarden.notes.documents.DocumentReader;
import org.chartwarden.notes.stored.NoteAttachment;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * A patient whose resources come in a Bundle and are stored nowhere. Pure.
 *
 * <p>Notes are the attachments of its DocumentReferences and DiagnosticReports that hold their data
 * or name a Binary of the Bundle.
 */
public final class BundlePatient {

  private static final String ID_CHARACTERS = "[^A-Za-z0-9.-]+";

  private final List<PatientResource> resources;
  private final PatientResource person;
  private final List<PatientNote> notes = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private final Map<String, JsonNode> binaries;
  private final LocalDate day;

  private BundlePatient(
      List<PatientResource> resources,
      PatientResource person,
      Map<String, JsonNode> binaries,
      LocalDate day) {
    this.resources = List.copyOf(resources);
    this.person = person;
    this.binaries = binaries;
    this.day = day;
  }

  /**
   * Reads the patient of a Bundle of any type.
   *
   * @param id logical id of the patient; needed when the Bundle holds several
   * @param otherwise the day on which criteria are judged when no note, encounter or result has one
   * @throws FhirProblem when it is no Bundle, or does not hold that patient or one at all
   */
  public static BundlePatient read(JsonNode bundle, Optional<String> id, LocalDate otherwise) {
    if (!bundle.path("resourceType").asText().equals("Bundle")) {
      throw FhirProblem.invalid("not-a-bundle", "the patient must come in a Bundle");
    }
    List<PatientResource> all = new ArrayList<>();
    Map<String, JsonNode> binaries = new HashMap<>();
    Map<PatientResource, String> addresses = new HashMap<>();
    int place = 0;
    for (JsonNode entry : bundle.path("entry")) {
      place++;
      JsonNode tree = entry.path("resource");
      String type = tree.path("resourceType").asText("");
      if (!type.isEmpty()) {
        PatientResource one =
            new PatientResource(
                new RecordPointer(
                    type,
                    tree.path("id").asText("entry-" + place),
                    Math.max(1, tree.at("/meta/versionId").asLong(1)),
                    ""),
                tree);
        all.add(one);
        addresses.put(one, entry.path("fullUrl").asText(""));
        if (type.equals("Binary")) {
          binaries.put("Binary/" + one.source().id(), tree);
          binaries.put(entry.path("fullUrl").asText(""), tree);
        }
      }
    }
    PatientResource person = person(all, id);
    List<PatientResource> own =
        all.stream().filter(one -> isOf(one, person, addresses.get(person))).toList();
    BundlePatient found = new BundlePatient(own, person, binaries, lastDay(own).orElse(otherwise));
    own.forEach(found::readNote);
    return found;
  }

  private static PatientResource person(List<PatientResource> all, Optional<String> id) {
    List<PatientResource> patients =
        all.stream()
            .filter(one -> one.source().type().equals("Patient"))
            .filter(one -> id.isEmpty() || one.source().id().equals(id.get()))
            .toList();
    if (patients.size() == 1) {
      return patients.get(0);
    }
    throw new FhirProblem(
        422,
        "business-rule",
        "no-patient",
        id.map(one -> "the Bundle does not hold Patient/" + one + " once")
            .orElse(
                patients.isEmpty()
                    ? "the Bundle holds no Patient"
                    : "the Bundle holds "
                        + patients.size()
                        + " patients; which of them is meant must be told"));
  }

  /** Whether a resource is of the patient; one that names nobody is taken as theirs. */
  private static boolean isOf(PatientResource one, PatientResource person, String address) {
    if (one.source().type().equals("Patient")) {
      return one == person;
    }
    JsonNode tree = one.tree();
    String subject = tree.at("/subject/reference").asText(tree.at("/patient/reference").asText(""));
    return subject.isEmpty()
        || subject.equals(address)
        || subject.replaceFirst("/_history/.*$", "").endsWith("Patient/" + person.source().id());
  }

  private void readNote(PatientResource document) {
    if (!NoteAttachment.holdsNotes(document.source().type())
        || document.tree().path("status").asText().equals("entered-in-error")) {
      return;
    }
    for (NoteAttachment attachment : NoteAttachment.readable(document.tree())) {
      Optional<byte[]> bytes = bytes(attachment.attachment());
      if (bytes.isPresent()) {
        try {
          String text =
              DocumentReader.read(bytes.get(), attachment.contentType(), DocumentLimits.STANDARD)
                  .text();
          notes.add(new PatientNote(document.source(), text, day(document.tree()).orElse(day)));
          return;
        } catch (DocumentProblem e) {
          // The next attachment may be the same note in a form that can be read.
          remarks.add(
              document.source().type()
                  + "/"
                  + document.source().id()
                  + " was not read: "
                  + e.getMessage()
                  + ".");
        }
      }
    }
  }

  private Optional<byte[]> bytes(JsonNode attachment) {
    JsonNode binary = binaries.get(attachment.path("url").asText("-"));
    String data =
        attachment.path("data").asText(binary == null ? "" : binary.path("data").asText());
    try {
      return data.isEmpty() ? Optional.empty() : Optional.of(Base64.getMimeDecoder().decode(data));
    } catch (IllegalArgumentException e) {
      // What is not base64 holds no text that could be read.
      return Optional.empty();
    }
  }

  /**
   * Adds a note that came beside the Bundle, unless the Bundle holds one with the same words.
   *
   * @param name what to call it
   */
  public void add(String name, String text) {
    boolean stored = notes.stream().anyMatch(note -> note.text().strip().equals(text.strip()));
    if (!stored && !text.isBlank()) {
      String id = name.replaceAll(ID_CHARACTERS, "-");
      notes.add(
          new PatientNote(
              new RecordPointer("DocumentReference", id.isEmpty() ? "note" : id, 1, ""),
              text,
              day));
    }
  }

  /** The facts of the patient on that day, else on the day of the last note. */
  public PatientFacts facts(Optional<LocalDate> asOf) {
    return PatientFactsReader.read(resources, notes, asOf.orElse(day));
  }

  /** What the patient is called; empty when it is not told. */
  public String name() {
    return PatientName.of(person.tree());
  }

  public List<PatientNote> notes() {
    return List.copyOf(notes);
  }

  /** What could not be read, in sentences. */
  public List<String> remarks() {
    return List.copyOf(remarks);
  }

  /** The day of the last note, else of the last encounter or result. */
  private static Optional<LocalDate> lastDay(List<PatientResource> resources) {
    for (String type : List.of("DocumentReference", "Encounter", "Observation")) {
      Optional<LocalDate> last =
          resources.stream()
              .filter(one -> one.source().type().equals(type))
              .flatMap(one -> day(one.tree()).stream())
              .max(LocalDate::compareTo);
      if (last.isPresent()) {
        return last;
      }
    }
    return Optional.empty();
  }

  private static Optional<LocalDate> day(JsonNode tree) {
    for (String at : List.of("/date", "/period/start", "/effectiveDateTime")) {
      String written = tree.at(at).asText("");
      if (written.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
        try {
          return Optional.of(LocalDate.parse(written.substring(0, 10)));
        } catch (DateTimeException e) {
          // A day that does not exist tells nothing.
          return Optional.empty();
        }
      }
    }
    return Optional.empty();
  }
}
