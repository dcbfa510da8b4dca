package org.chartwarden.fhir.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.jobs.AsyncPreference;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobAnswer;
import org.chartwarden.fhir.jobs.JobFile;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.fhir.jobs.JobKind;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.jobs.JobRun;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.operations.OperationCatalog;
import org.chartwarden.platform.Json;

/**
 * Reads, searches, histories and operations that the client wants to be answered later ({@code
 * Prefer: respond-async}, FHIR R4 async.html): the request becomes a job, and its answer the one
 * entry of a batch-response. Operations that accept jobs of their own, exports for instance, get
 * the request as it is.
 */
@ApplicationScoped
class AsyncInteractions implements JobKind {

  private static final String NAME = "interaction";
  private static final int LARGEST_BODY = 10 * 1024 * 1024;

  /** What of a request its answer depends on. */
  private static final List<String> HEADERS = List.of("Prefer", "Content-Type");

  private final Provider<FhirRouter> router;
  private final Provider<Jobs> jobs;
  private final Provider<OperationCatalog> operations;
  private final JobFiles files;

  @Inject
  AsyncInteractions(
      Provider<FhirRouter> router,
      Provider<Jobs> jobs,
      Provider<OperationCatalog> operations,
      JobFiles files) {
    this.operations = operations;
    this.router = router;
    this.jobs = jobs;
    this.files = files;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Whether a request is to be answered later. */
  boolean wanted(FhirRequest request) {
    if (!AsyncPreference.in(request.header().apply("Prefer"))) {
      return false;
    }
    List<String> path = request.path();
    String last = path.isEmpty() ? "" : path.get(path.size() - 1);
    return last.startsWith("$")
        ? mayBecomeJob(path, last.substring(1))
        : request.method().equals("GET") && !List.of(JobLinks.SEGMENT, "metadata").contains(last);
  }

  private boolean mayBecomeJob(List<String> path, String code) {
    Optional<String> type = path.size() > 1 ? Optional.of(path.get(0)) : Optional.empty();
    Optional<ResourceKey> key =
        path.size() > 2 ? Optional.of(new ResourceKey(path.get(0), path.get(1))) : Optional.empty();
    return operations.get().mayBecomeJob(code, type, key);
  }

  /** Accepts a request; the answer says where to ask for the result. */
  FhirAnswer accept(FhirRequest request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    ObjectNode stored =
        Json.object()
            .put("method", request.method())
            .put("base", request.base())
            .put("query", request.query());
    ArrayNode path = stored.putArray("path");
    request.path().forEach(path::add);
    ObjectNode headers = stored.putObject("headers");
    for (String name : HEADERS) {
      request.header().apply(name).ifPresent(value -> headers.put(name, value));
    }
    if (request.method().equals("POST")) {
      stored.put("body", Base64.getEncoder().encodeToString(body(request)));
    }
    String url = request.base() + "/" + String.join("/", request.path()) + query;
    String id = jobs.get().submit(request.who(), NAME, stored, url, accepted -> {});
    return FhirAnswer.empty(202)
        .with("Content-Location", new JobLinks(request.base(), id).status());
  }

  private static byte[] body(FhirRequest request) {
    byte[] body = request.body().get();
    if (body.length > LARGEST_BODY) {
      throw new FhirProblem(
          413,
          "too-long",
          "body-too-large",
          "the body of a request that is answered later can have at most "
              + LARGEST_BODY
              + " bytes");
    }
    return body;
  }

  @Override
  public ObjectNode run(JobRun run) {
    ObjectNode request = run.job().request();
    run.progress(0, 1, String.join("/", path(request)));
    FhirAnswer answer = router.get().route(request(run, request));
    byte[] body = whole(answer);
    ObjectNode result = Json.object().put("status", answer.status());
    answer.headers().forEach(result.putObject("headers")::put);
    run.stopIfAsked();
    run.save(
        Json.object(),
        () -> {
          // A run that ended between this and its result has left its answer; that one counts.
          if (!files.of(run.job().id()).isEmpty()) {
            return;
          }
          String file =
              files.create(
                  run.job().id(), "output", "answer.json", answer.contentType(), Json.object());
          for (int from = 0; from < body.length; from += JobFiles.PART_BYTES) {
            int to = Math.min(body.length, from + JobFiles.PART_BYTES);
            files.append(file, Arrays.copyOfRange(body, from, to), 0);
          }
        });
    run.progress(1, 1, "done");
    return result;
  }

  private static List<String> path(ObjectNode request) {
    List<String> path = new ArrayList<>();
    request.path("path").forEach(segment -> path.add(segment.asText()));
    return path;
  }

  private static FhirRequest request(JobRun run, ObjectNode stored) {
    byte[] body = Base64.getDecoder().decode(stored.path("body").asText());
    return new FhirRequest(
        stored.path("method").asText(),
        stored.path("base").asText(),
        path(stored),
        stored.path("query").asText(),
        name -> header(stored, name),
        () -> body,
        run.who());
  }

  /**
   * The result is kept in JSON; in which format it is shown is up to the request that fetches it.
   */
  private static Optional<String> header(ObjectNode stored, String name) {
    if (name.equals("Accept")) {
      return Optional.of("application/fhir+json");
    }
    String value = stored.path("headers").path(name).asText("");
    if (name.equals("Prefer")) {
      value = value.replaceAll("(?i)respond-async", "");
    }
    return value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  private static byte[] whole(FhirAnswer answer) {
    if (answer.stream().isEmpty()) {
      return answer.body();
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      answer.stream().get().writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Override
  public JobAnswer answer(Job job, List<JobFile> stored, JobLinks links) {
    ObjectNode result = job.result().orElseThrow();
    ObjectNode response = Json.object().put("status", result.path("status").asText());
    String tag = result.path("headers").path("ETag").asText();
    if (!tag.isEmpty()) {
      response.put("etag", tag);
    }
    StringBuilder bundle =
        new StringBuilder("{\"resourceType\":\"Bundle\",\"type\":\"batch-response\",\"entry\":[{");
    for (JobFile file : stored) {
      if (file.bytes() > 0 && file.contentType().startsWith("application/fhir+json")) {
        bundle.append("\"resource\":").append(text(file)).append(',');
      }
    }
    bundle.append("\"response\":").append(Json.write(response)).append("}]}");
    return JobAnswer.resource(bundle.toString());
  }

  private String text(JobFile file) {
    try (InputStream in = files.open(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
