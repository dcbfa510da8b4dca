package org.chartwarden.fhir.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobAnswer;
import org.chartwarden.fhir.jobs.JobFile;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.fhir.jobs.JobKind;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.jobs.JobPostponed;
import org.chartwarden.fhir.jobs.JobRun;
import org.chartwarden.fhir.loading.ImportProblem;
import org.chartwarden.fhir.loading.ImportReport;
import org.chartwarden.fhir.loading.ImportRun;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.platform.Json;

/**
 * Carries out imports: fetches the files, then loads them as the command line does. How far each
 * file is stands beside the resources, so an import that was killed goes on where it was.
 */
@ApplicationScoped
class ImportJob implements JobKind {

  static final String NAME = "import";

  /** List of the files that came with the request; it is no part of the result. */
  static final String UPLOAD = "upload";

  private static final String ERROR = "error";
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final ImportRun imports;
  private final SourceFetcher fetcher;
  private final ImportConfig config;
  private final Clock clock;

  ImportJob(ImportRun imports, SourceFetcher fetcher, ImportConfig config, Clock clock) {
    this.imports = imports;
    this.fetcher = fetcher;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * A file on this machine.
   *
   * @param path where it is
   * @param input what it was fetched for
   */
  private record Source(Path path, ImportOrder.Input input) {}

  @Override
  public ObjectNode run(JobRun run) {
    try {
      Path folder = Files.createTempDirectory("chartwarden-import");
      try {
        return load(run, folder);
      } finally {
        remove(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the files of an import cannot be kept", e);
    }
  }

  private ObjectNode load(JobRun run, Path folder) throws IOException {
    List<Source> sources = sources(run, Files.createDirectory(folder.resolve("in")));
    Path rejects = Files.createDirectory(folder.resolve("rejects"));
    ImportRun.Wish wish =
        new ImportRun.Wish(
            run.who(),
            sources.stream().map(Source::path).toList(),
            config.threads(),
            false,
            rejects);
    ImportReport report;
    try {
      report = imports.run(wish, new JobProgress(run), run::stopping);
    } catch (ImportProblem problem) {
      if (problem.busy()) {
        throw new JobPostponed(PAUSE, problem.getMessage());
      }
      throw problem;
    }
    run.stopIfAsked();
    ObjectNode result = Json.object().put("transactionTime", clock.instant().toString());
    ArrayNode outputs = result.putArray("output");
    // One transaction, so that a run that is repeated does not add its errors twice.
    run.save(
        run.job().checkpoint(),
        () -> {
          for (Source source : sources) {
            ImportReport.FileCounts counts = report.of(source.path());
            ObjectNode output = outputs.addObject();
            describe(output, source.input()).put("count", counts.loaded());
            if (counts.before()) {
              output.put("loadedBefore", true);
            }
            keepErrors(
                run, rejects.resolve(source.path().getFileName() + ".rejects.ndjson"), source);
          }
        });
    return result;
  }

  private List<Source> sources(JobRun run, Path folder) throws IOException {
    List<Source> sources = new ArrayList<>();
    for (JobFile file : run.files().of(run.job().id())) {
      if (file.list().equals(UPLOAD)) {
        Path path = folder.resolve("upload-" + file.place() + ".ndjson");
        try (InputStream in = run.files().open(file)) {
          Files.copy(in, path);
        }
        sources.add(new Source(path, new ImportOrder.Input("", "")));
      }
    }
    List<ImportOrder.Input> inputs = ImportOrder.of(run.job().request()).inputs();
    for (int n = 0; n < inputs.size(); n++) {
      run.progress(n, inputs.size(), "fetching files");
      ImportOrder.Input input = inputs.get(n);
      sources.add(
          new Source(fetcher.fetch(input.url(), folder, "input-" + n, run::stopIfAsked), input));
    }
    return sources;
  }

  private static ObjectNode describe(ObjectNode output, ImportOrder.Input input) {
    if (!input.type().isEmpty()) {
      output.put("type", input.type());
    }
    if (!input.url().isEmpty()) {
      output.put("inputUrl", input.url());
    }
    return output;
  }

  /** Turns the refused lines of a source into a file of OperationOutcomes, one each. */
  private static void keepErrors(JobRun run, Path rejects, Source source) {
    if (!Files.exists(rejects)) {
      return;
    }
    ObjectNode about = describe(Json.object(), source.input());
    String file =
        run.files()
            .create(
                run.job().id(),
                ERROR,
                "errors-"
                    + source.path().getFileName().toString().replaceAll("\\..*", "")
                    + ".ndjson",
                "application/fhir+ndjson",
                about);
    try (BufferedReader reader = Files.newBufferedReader(rejects)) {
      ByteArrayOutputStream open = new ByteArrayOutputStream();
      long lines = 0;
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        JsonNode reject = Json.parse(line);
        FhirIssue issue =
            FhirIssue.error(
                "processing",
                "line-refused",
                "line " + reject.path("line").asText() + ": " + reject.path("reason").asText());
        open.writeBytes(
            (Json.write(OperationOutcomes.of(List.of(issue))) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        lines++;
        if (open.size() >= JobFiles.PART_BYTES) {
          run.files().append(file, open.toByteArray(), lines);
          open.reset();
          lines = 0;
        }
      }
      run.files().append(file, open.toByteArray(), lines);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a file of refused lines is not JSON", e);
    } catch (IOException e) {
      throw new UncheckedIOException("a file of refused lines cannot be read", e);
    }
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  @Override
  public JobAnswer answer(Job job, List<JobFile> files, JobLinks links) {
    ObjectNode result = job.result().orElseThrow();
    ObjectNode manifest = Json.object();
    manifest.set("transactionTime", result.path("transactionTime"));
    manifest.put("request", job.url()).put("requiresAccessToken", job.who().grant().isPresent());
    manifest.set("output", result.path("output"));
    ArrayNode errors = manifest.putArray(ERROR);
    for (JobFile file : files) {
      if (file.list().equals(ERROR)) {
        ObjectNode error = errors.addObject().put("type", "OperationOutcome");
        if (file.about().has("inputUrl")) {
          error.set("inputUrl", file.about().path("inputUrl"));
        }
        error.put("count", file.lines()).put("url", links.file(file));
      }
    }
    return JobAnswer.manifest(Json.write(manifest));
  }
}
