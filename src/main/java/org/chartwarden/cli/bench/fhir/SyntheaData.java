package org.chartwarden.cli.bench.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Transaction Bundles of made-up patients, generated once per number of patients by Synthea, which
 * Maven fetches; it is no dependency of the program. One thread, one seed and a fixed end date make
 * the data the same everywhere.
 */
public final class SyntheaData {

  private static final String VERSION = "3.3.0";

  private static final String POM =
      """
      <project xmlns="http://maven.apache.org/POM/4.0.0">
        <modelVersion>4.0.0</modelVersion>
        <groupId>org.chartwarden.bench</groupId><artifactId>synthea</artifactId><version>1</version>
        <dependencies><dependency>
          <groupId>org.mitre.synthea</groupId><artifactId>synthea</artifactId><version>%s</version>
        </dependency></dependencies>
      </project>
      """
          .formatted(VERSION);

  private static final String SETTINGS =
      """
      exporter.fhir.export = true
      exporter.fhir.transaction_bundle = true
      exporter.hospital.fhir.export = true
      exporter.practitioner.fhir.export = true
      exporter.fhir.use_us_core_ig = true
      exporter.years_of_history = 10
      exporter.pretty_print = false
      exporter.baseDirectory = ./output/
      generate.only_alive_patients = true
      generate.thread_pool_size = 1
      """;

  private final Path home;
  private final Path folder;

  /**
   * Names the data.
   *
   * @param home folder of the program, where {@code mvnw} lies
   * @param data folder that keeps what was generated
   */
  public SyntheaData(Path home, Path data, int patients) {
    this.home = home;
    this.folder = data.resolve("synthea-" + patients).toAbsolutePath();
    this.patients = patients;
  }

  private final int patients;

  /** The Bundles in the order of loading: hospitals, practitioners, then the patients. */
  public List<Path> bundles() {
    Path done = folder.resolve("complete");
    if (!Files.exists(done)) {
      generate();
      write(done, VERSION);
    }
    try (Stream<Path> files = Files.list(folder.resolve("output/fhir"))) {
      return files
          .filter(file -> file.toString().endsWith(".json"))
          .sorted(Comparator.comparingInt(SyntheaData::rank).thenComparing(Path::getFileName))
          .toList();
    } catch (IOException e) {
      throw new FhirBenchProblem("The data in " + folder + " cannot be read.", e);
    }
  }

  /** Whether later Bundles refer to what is in this one. */
  static boolean first(Path bundle) {
    return rank(bundle) < 2;
  }

  private static int rank(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("hospital") ? 0 : name.startsWith("practitioner") ? 1 : 2;
  }

  private void generate() {
    write(folder.resolve("pom.xml"), POM);
    write(folder.resolve("synthea.properties"), SETTINGS);
    Path classPath = folder.resolve("classpath.txt");
    Subprocess.run(
        "Fetching Synthea",
        folder,
        folder.resolve("fetch.log"),
        Map.of(),
        List.of(
            home.resolve("mvnw").toString(),
            "-B",
            "-q",
            "-f",
            folder.resolve("pom.xml").toString(),
            "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:build-classpath",
            "-Dmdep.outputFile=" + classPath));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx2g", "-cp", read(classPath), "App", "-p", "" + patients));
    command.addAll(List.of("-s", "20240117", "-cs", "20240117", "-r", "20240601"));
    command.addAll(List.of("-e", "20240601", "-c", "synthea.properties", "Massachusetts"));
    Subprocess.run("Synthea", folder, folder.resolve("generate.log"), Map.of(), command);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new FhirBenchProblem(file + " cannot be read.", e);
    }
  }

  private static void write(Path file, String text) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new FhirBenchProblem(file + " cannot be written.", e);
    }
  }
}
