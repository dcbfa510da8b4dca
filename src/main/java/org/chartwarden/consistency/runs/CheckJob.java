package org.chartwarden.consistency.runs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ScanPiece;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobAnswer;
import org.chartwarden.fhir.jobs.JobFile;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.fhir.jobs.JobKind;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.jobs.JobRun;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/**
 * Checks the notes of a population, a piece at a time; a piece and its place are saved together.
 */
@ApplicationScoped
class CheckJob implements JobKind {

  static final String NAME = "document-check";

  /** Notes that are read from the store at once; their text is what a piece costs in memory. */
  private static final int PIECE = 50;

  private final FhirGateway gateway;
  private final Instance<DocumentCheck> checks;
  private final RunsConfig config;

  @Inject
  CheckJob(FhirGateway gateway, @Any Instance<DocumentCheck> checks, RunsConfig config) {
    this.gateway = gateway;
    this.checks = checks;
    this.config = config;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ObjectNode run(JobRun run) {
    ObjectNode request = run.job().request();
    DocumentCheck check =
        checks.stream()
            .filter(c -> c.name().equals(request.path("check").asText()))
            .findFirst()
            .orElseThrow(
                () ->
                    FhirProblem.invalid(
                        "unknown-check",
                        "this server has no check '" + request.path("check").asText() + "'"));
    Population population = Population.of(request.path("population"));
    CheckOptions options = CheckOptions.of(request.path("options"));
    ObjectNode place = run.job().checkpoint();
    if (!place.has("total")) {
      place.put("total", gateway.count(run.who(), population.scan()));
      place.put("notes", 0).put("notChecked", 0);
    }
    try (ExecutorService workers =
        Executors.newFixedThreadPool(
            config.workers(), Thread.ofPlatform().daemon().name("note-check-", 0).factory())) {
      boolean more = true;
      while (more) {
        run.stopIfAsked();
        ObjectNode next = place.deepCopy();
        more = piece(run, check, options, population, next, workers);
        place = next;
      }
    }
    place.remove("after");
    place.remove("file");
    place.remove("seen");
    place.remove("total");
    return place;
  }

  /** Checks one piece, moves the place behind it and tells whether there may be more. */
  private boolean piece(
      JobRun run,
      DocumentCheck check,
      CheckOptions options,
      Population population,
      ObjectNode place,
      ExecutorService workers) {
    ScanPiece piece =
        gateway.scan(run.who(), population.scan(), place.path("after").asLong(), PIECE);
    if (piece.resources().isEmpty()) {
      return false;
    }
    Set<String> wanted = wanted(run, population, piece.resources());
    List<ResourceVersion> notes =
        piece.resources().stream().filter(note -> wanted.contains(note.key().id())).toList();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (ObjectNode checked : CheckedPiece.lines(run, check, options, notes, workers)) {
      count(checked, place);
      byte[] line = Json.writeBytes(checked);
      lines.write(line, 0, line.length);
      lines.write('\n');
    }
    seen(run, check, place, piece.resources().size());
    long count = notes.size();
    place.put("notes", place.path("notes").asLong() + count).put("after", piece.place());
    run.save(place, () -> write(run, check, place, lines.toByteArray(), count));
    return piece.resources().size() == PIECE;
  }

  /** More notes may have been stored since they were counted. */
  private static void seen(JobRun run, DocumentCheck check, ObjectNode place, int more) {
    long seen = place.path("seen").asLong() + more;
    place.put("seen", seen);
    run.progress(seen, Math.max(seen, place.path("total").asLong()), check.name());
  }

  /** Those that match the search. */
  private Set<String> wanted(JobRun run, Population population, List<ResourceVersion> notes) {
    List<String> ids = notes.stream().map(note -> note.key().id()).toList();
    return population.query().isEmpty()
        ? Set.copyOf(ids)
        : gateway.matching(run.who(), "DocumentReference", population.query(), ids);
  }

  private static void count(ObjectNode line, ObjectNode place) {
    if (line.has("problem")) {
      place.put("notChecked", place.path("notChecked").asLong() + 1);
    } else {
      sum(line, place);
      sum(line.path("counts"), place);
    }
  }

  private static void sum(JsonNode told, ObjectNode place) {
    ObjectNode sums = place.withObjectProperty("sums");
    for (Map.Entry<String, JsonNode> member : told.properties()) {
      if (member.getValue().isIntegralNumber()) {
        long before = sums.path(member.getKey()).asLong();
        sums.put(member.getKey(), before + member.getValue().asLong());
      }
    }
  }

  private static void write(
      JobRun run, DocumentCheck check, ObjectNode place, byte[] lines, long count) {
    String file = place.path("file").asText("");
    if (file.isEmpty()) {
      file =
          run.files()
              .create(
                  run.job().id(),
                  "output",
                  check.name() + ".ndjson",
                  "application/x-ndjson",
                  Json.object());
      place.put("file", file);
    }
    for (int from = 0; from < lines.length; from += JobFiles.PART_BYTES) {
      int to = Math.min(lines.length, from + JobFiles.PART_BYTES);
      run.files().append(file, Arrays.copyOfRange(lines, from, to), to == lines.length ? count : 0);
    }
  }

  @Override
  public JobAnswer answer(Job job, List<JobFile> files, JobLinks links) {
    ObjectNode manifest = Json.object().put("transactionTime", job.created().toString());
    manifest.put("request", job.url()).put("requiresAccessToken", job.who().grant().isPresent());
    manifest.setAll(job.result().orElseThrow());
    ArrayNode output = manifest.putArray("output");
    for (JobFile file : files) {
      output
          .addObject()
          .put("type", file.name().replace(".ndjson", ""))
          .put("url", links.file(file))
          .put("count", file.lines());
    }
    manifest.putArray("error");
    return JobAnswer.manifest(Json.write(manifest));
  }
}
