package org.chartwarden.cli.bench.trials;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.chartwarden.platform.Json;

/** Writes the files of a scale benchmark: charts as NDJSON, trials as the registry gives them. */
public final class ScaleData {

  /** Notes of one patient. */
  public static final int NOTES = MadeUpPatients.ENCOUNTERS;

  private static final int PATIENTS_A_FILE = 500;

  private ScaleData() {}

  /** The last day of the charts, on which criteria are judged. */
  public static java.time.LocalDate lastDay() {
    return MadeUpPatients.LAST;
  }

  /** Logical id of a patient, by number from 0. */
  public static String patient(int number) {
    return MadeUpPatients.id(number);
  }

  /**
   * Writes charts.
   *
   * @return how many resources
   */
  public static long charts(Path folder, int patients, long seed) throws IOException {
    MadeUpPatients charts = new MadeUpPatients(seed);
    long[] written = {0};
    for (int from = 0; from < patients; from += PATIENTS_A_FILE) {
      Path file = folder.resolve(String.format(Locale.ROOT, "charts-%06d.ndjson", from));
      try (BufferedWriter lines = Files.newBufferedWriter(file)) {
        for (int number = from; number < Math.min(patients, from + PATIENTS_A_FILE); number++) {
          StringBuilder text = new StringBuilder();
          charts.write(
              number,
              resource -> {
                text.append(Json.write(resource)).append('\n');
                written[0]++;
              });
          lines.write(text.toString());
        }
      }
    }
    return written[0];
  }

  /**
   * Writes as many trials as are wanted; where the file has fewer they are repeated under other
   * numbers.
   *
   * @return how many different ones there are among them
   * @throws IOException with a sentence when the file holds none
   */
  public static int trials(Path studies, Path file, int wanted) throws IOException {
    List<JsonNode> all = new ArrayList<>();
    for (String line : Files.readAllLines(studies)) {
      if (!line.isBlank() && all.size() < wanted) {
        all.add(Json.parse(line));
      }
    }
    if (all.isEmpty()) {
      throw new IOException(studies + " holds no trial");
    }
    try (BufferedWriter lines = Files.newBufferedWriter(file)) {
      for (int i = 0; i < wanted; i++) {
        ObjectNode study = all.get(i % all.size()).deepCopy();
        if (i >= all.size()) {
          ((ObjectNode) study.at("/protocolSection/identificationModule"))
              .put("nctId", String.format(Locale.ROOT, "NCT8%07d", i));
        }
        lines.write(Json.write(study));
        lines.newLine();
      }
    }
    return all.size();
  }
}
