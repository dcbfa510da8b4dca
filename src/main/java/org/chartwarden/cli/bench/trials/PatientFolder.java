package org.chartwarden.cli.bench.trials;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.reading.BundlePatient;

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
    try {
      BundlePatient patient =
          BundlePatient.read(
              Json.parse(Files.readAllBytes(folder.resolve(BUNDLE))),
              Optional.empty(),
              LocalDate.EPOCH);
      if (Files.isRegularFile(folder.resolve(NOTE))) {
        patient.add(id, Files.readString(folder.resolve(NOTE)));
      }
      return patient.facts(Optional.empty());
    } catch (JsonProcessingException e) {
      throw new IOException(BUNDLE + " is no JSON: " + e.getOriginalMessage(), e);
    } catch (FhirProblem e) {
      throw new IOException(BUNDLE + ": " + e.getMessage(), e);
    }
  }
}
