package org.chartwarden.cli.bench.trials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.reading.PatientFactsReader;
import org.chartwarden.trials.reading.PatientNote;
import org.chartwarden.trials.reading.PatientResource;

/**
 * One patient of a benchmark: a folder with {@code bundle.json} and {@code note.txt}.
 *
 * @param id name of the folder
 * @param folder the folder
 */
record PatientFolder(String id, Path folder) {

  private static final String BUNDLE = "bundle.json";
  private static final String NOTE = "note.txt";

  /**
   * The patients below a folder by name.
   *
   * @throws IOException with a sentence when there is none
   */
  static List<PatientFolder> below(Path folder) throws IOException {
    try (Stream<Path> inner = Files.list(folder)) {
      List<PatientFolder> patients =
          inner
              .filter(path -> Files.isRegularFile(path.resolve(BUNDLE)))
              .sorted()
              .map(path -> new PatientFolder(path.getFileName().toString(), path))
              .toList();
      if (patients.isEmpty()) {
        throw new IOException("no folder in it holds " + BUNDLE);
      }
      return patients;
    }
  }

  /**
   * The facts of the patient on the day of the note.
   *
   * @throws IOException with a sentence when a file cannot be used
   */
  PatientFacts facts() throws IOException {
    List<PatientResource> resources = resources();
    String note =
        Files.isRegularFile(folder.resolve(NOTE)) ? Files.readString(folder.resolve(NOTE)) : "";
    List<PatientNote> notes = new ArrayList<>();
    LocalDate index = day(resources);
    boolean stored = false;
    for (PatientResource resource : resources) {
      if (resource.source().type().equals("DocumentReference")) {
        String text = text(resource.tree());
        stored |= text.strip().equals(note.strip());
        notes.add(new PatientNote(resource.source(), text, day(resource.tree(), index)));
      }
    }
    if (!stored && !note.isBlank()) {
      notes.add(new PatientNote(new RecordPointer("DocumentReference", id, 1, ""), note, index));
    }
    return PatientFactsReader.read(resources, notes, index);
  }

  private List<PatientResource> resources() throws IOException {
    JsonNode bundle;
    try {
      bundle = Json.parse(Files.readAllBytes(folder.resolve(BUNDLE)));
    } catch (JsonProcessingException e) {
      throw new IOException(BUNDLE + " is no JSON: " + e.getOriginalMessage(), e);
    }
    List<PatientResource> resources = new ArrayList<>();
    for (JsonNode entry : bundle.path("entry")) {
      JsonNode tree = entry.path("resource");
      RecordPointer source =
          new RecordPointer(tree.path("resourceType").asText(), tree.path("id").asText(), 1, "");
      resources.add(new PatientResource(source, tree));
    }
    return resources;
  }

  private static String text(JsonNode document) {
    StringBuilder text = new StringBuilder();
    for (JsonNode content : document.path("content")) {
      String data = content.path("attachment").path("data").asText("");
      text.append(new String(Base64.getMimeDecoder().decode(data), StandardCharsets.UTF_8));
    }
    return text.toString();
  }

  /** The day of the last note, else of the last encounter or result. */
  private static LocalDate day(List<PatientResource> resources) throws IOException {
    for (String type : List.of("DocumentReference", "Encounter", "Observation")) {
      LocalDate last = null;
      for (PatientResource resource : resources) {
        if (resource.source().type().equals(type)) {
          LocalDate day = day(resource.tree(), null);
          last = day != null && (last == null || day.isAfter(last)) ? day : last;
        }
      }
      if (last != null) {
        return last;
      }
    }
    throw new IOException(BUNDLE + " has no note, encounter or result with a date");
  }

  private static LocalDate day(JsonNode tree, LocalDate otherwise) {
    for (String at : List.of("/date", "/period/start", "/effectiveDateTime")) {
      String written = tree.at(at).asText("");
      if (written.matches("\\d{4}-\\d{2}-\\d{2}.*")) {
        return LocalDate.parse(written.substring(0, 10));
      }
    }
    return otherwise;
  }
}
