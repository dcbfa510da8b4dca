package org.chartwarden.fhir.bulk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.chartwarden.fhir.jobs.AsyncPreference;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.platform.Json;

/**
 * {@code /$import}: takes in NDJSON, as the body of the request or from addresses that it names, in
 * JSON or in a Parameters resource (the draft of bulk import, and the form that other servers
 * take).
 */
@ApplicationScoped
class ImportOperation implements FhirOperation {

  private static final Set<String> LINES =
      Set.of("application/fhir+ndjson", "application/ndjson", "application/x-ndjson");

  private final Jobs jobs;
  private final JobFiles files;
  private final SourceFetcher fetcher;
  private final ImportConfig config;

  ImportOperation(Jobs jobs, JobFiles files, SourceFetcher fetcher, ImportConfig config) {
    this.jobs = jobs;
    this.files = files;
    this.fetcher = fetcher;
    this.config = config;
  }

  @Override
  public String definition() {
    return "import";
  }

  @Override
  public boolean readsBodyOf(String mediaType) {
    return LINES.contains(mediaType) || mediaType.equals("application/json");
  }

  @Override
  public boolean streamsBodyOf(String mediaType) {
    return LINES.contains(mediaType);
  }

  @Override
  public boolean acceptsJobs(boolean onInstance) {
    return true;
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    if (!AsyncPreference.in(call.header().apply("Prefer"))) {
      throw new FhirProblem(
          400,
          "required",
          "respond-async-required",
          "an import takes its time: send the header 'Prefer: respond-async'");
    }
    if (call.who().readOnly()) {
      throw FhirProblem.forbidden("read-only", "this caller may not write");
    }
    String mediaType =
        call.header()
            .apply("Content-Type")
            .orElse("")
            .split(";")[0]
            .strip()
            .toLowerCase(Locale.ROOT);
    if (LINES.contains(mediaType)) {
      return ofLines(call);
    }
    ImportOrder order =
        mediaType.equals("application/json")
            ? ofJson(call)
            : ImportOrder.ofParameters(call.parameters());
    order.inputs().forEach(input -> fetcher.require(input.url()));
    return accepted(call, order, job -> {});
  }

  /**
   * The lines go to a file first: so they never lie in memory as a whole, and a slow client holds
   * no connection of the database.
   */
  private OperationAnswer ofLines(OperationCall call) {
    try {
      Path upload = Files.createTempFile("chartwarden-import", ".ndjson");
      try {
        try (InputStream lines = call.body().open(config.maxUploadSize().asLongValue())) {
          Files.copy(lines, upload, StandardCopyOption.REPLACE_EXISTING);
        }
        if (Files.size(upload) == 0) {
          throw new FhirProblem(400, "required", "missing-input", "the body holds no lines");
        }
        return accepted(call, new ImportOrder(List.of()), job -> keep(job, upload));
      } finally {
        Files.delete(upload);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the lines of an import cannot be kept", e);
    }
  }

  private OperationAnswer accepted(OperationCall call, ImportOrder order, Consumer<String> more) {
    String id = jobs.submit(call.who(), ImportJob.NAME, order.json(), call.self(), more);
    return OperationAnswer.accepted(new JobLinks(call.base(), id).status());
  }

  private static ImportOrder ofJson(OperationCall call) {
    JsonNode body;
    try {
      body = Json.parse(call.body().get());
    } catch (JsonProcessingException e) {
      throw new FhirProblem(
          400,
          "structure",
          "malformed-json",
          "the body is not well-formed JSON: " + e.getOriginalMessage());
    }
    return body.path("resourceType").asText().equals("Parameters")
        ? ImportOrder.ofParameterNodes(body.path("parameter"))
        : ImportOrder.ofJson(body);
  }

  /** The lines stay with the job until it is removed, so that any server can take it up. */
  private void keep(String job, Path lines) {
    String file =
        files.create(
            job, ImportJob.UPLOAD, "upload.ndjson", "application/fhir+ndjson", Json.object());
    try (InputStream in = Files.newInputStream(lines)) {
      for (byte[] part = in.readNBytes(JobFiles.PART_BYTES);
          part.length > 0;
          part = in.readNBytes(JobFiles.PART_BYTES)) {
        files.append(file, part, 0);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the lines of an import cannot be kept", e);
    }
  }
}
