package org.chartwarden.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.trials.reading.BundlePatient;

/**
 * A patient in files.
 *
 * @param bundle the resources
 * @param notes notes beside them
 */
record PatientFile(Path bundle, List<Path> notes) {

  private static final String BUNDLE = "bundle.json";
  private static final String NOTE = "note.txt";

  /**
   * Reads a patient; a {@link CommandProblem} where that cannot be done.
   *
   * @param id logical id, needed when the Bundle holds several patients
   */
  static BundlePatient read(Path bundle, List<Path> notes, Optional<String> id) {
    JsonNode tree = BundleFile.read(bundle);
    try {
      BundlePatient found = BundlePatient.read(tree, id, LocalDate.now(Clock.systemDefaultZone()));
      for (Path note : notes) {
        found.add(note.getFileName().toString(), NoteFile.read(note).text());
      }
      return found;
    } catch (FhirProblem e) {
      throw new CommandProblem(bundle + ": " + e.getMessage() + ".", e);
    }
  }

  BundlePatient read() {
    return read(bundle, notes, Optional.empty());
  }

  /**
   * The patients of paths: a Bundle, a folder of Bundles, a folder with {@code bundle.json} and
   * {@code note.txt}, or a folder of such folders.
   */
  static List<PatientFile> below(List<Path> paths) {
    List<PatientFile> found = new ArrayList<>();
    try {
      for (Path path : paths) {
        if (Files.isDirectory(path)) {
          folder(path, found);
        } else {
          found.add(new PatientFile(path, List.of()));
        }
      }
    } catch (IOException e) {
      throw new CommandProblem("The files cannot be read: " + e.getMessage() + ".", e);
    }
    if (found.isEmpty()) {
      throw new CommandProblem("The folders hold no .json file.");
    }
    return found;
  }

  private static void folder(Path folder, List<PatientFile> found) throws IOException {
    if (single(folder, found)) {
      return;
    }
    List<Path> inner;
    try (Stream<Path> all = Files.list(folder)) {
      inner = all.sorted().toList();
    }
    boolean patients = false;
    for (Path path : inner) {
      patients |= Files.isDirectory(path) && single(path, found);
    }
    if (!patients) {
      inner.stream()
          .filter(Files::isRegularFile)
          .filter(path -> path.toString().endsWith(".json"))
          .forEach(path -> found.add(new PatientFile(path, List.of())));
    }
  }

  private static boolean single(Path folder, List<PatientFile> found) {
    Path bundle = folder.resolve(BUNDLE);
    Path note = folder.resolve(NOTE);
    boolean there = Files.isRegularFile(bundle);
    if (there) {
      found.add(new PatientFile(bundle, Files.isRegularFile(note) ? List.of(note) : List.of()));
    }
    return there;
  }
}
