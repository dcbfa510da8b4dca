package org.chartwarden.fhir.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.jobs.ByteRange;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobAnswer;
import org.chartwarden.fhir.jobs.JobFile;
import org.chartwarden.fhir.jobs.JobState;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.HttpDates;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.platform.Json;

/**
 * Background jobs over HTTP: status, cancellation and files (FHIR R4 async.html; Bulk Data Access
 * IG 2.0, export.html#bulk-data-status-request).
 */
@ApplicationScoped
class JobEndpoint {

  private static final int LONGEST_PROGRESS = 100;
  private static final int LONGEST_PAUSE_SECONDS = 30;

  private final Jobs jobs;
  private final Clock clock;

  @Inject
  JobEndpoint(Jobs jobs, Clock clock) {
    this.jobs = jobs;
    this.clock = clock;
  }

  /** Answers {@code _jobs/[id]} and {@code _jobs/[id]/files/[file]}. */
  FhirAnswer answer(FhirRequest request) {
    List<String> path = request.path();
    boolean read = request.method().equals("GET") || request.method().equals("HEAD");
    if (path.size() == 2 && read) {
      return status(request, path.get(1));
    }
    if (path.size() == 2 && request.method().equals("DELETE")) {
      return cancel(request, path.get(1));
    }
    if (path.size() == 4 && path.get(2).equals("files")) {
      if (!read) {
        throw notAllowed(request, "GET, HEAD");
      }
      JobFile file = jobs.requireFile(request.who(), path.get(1), path.get(3));
      if (request.method().equals("GET")) {
        jobs.tell(request.who(), file);
      }
      return file(request, file);
    }
    if (path.size() == 2) {
      throw notAllowed(request, "GET, HEAD, DELETE");
    }
    throw new FhirProblem(
        404, "not-found", "unknown-path", "nothing is served at '" + String.join("/", path) + "'");
  }

  private FhirAnswer status(FhirRequest request, String id) {
    Job job = jobs.require(request.who(), id);
    FhirAnswer answer =
        switch (job.state()) {
          case COMPLETED -> completed(request, jobs.answer(job, request.base()));
          case FAILED -> failed(request, job.problem().orElseThrow());
          case ACCEPTED, RUNNING, CANCELLED -> pending(job);
        };
    return job.expires().map(at -> answer.with("Expires", HttpDates.of(at))).orElse(answer);
  }

  private FhirAnswer pending(Job job) {
    String waiting = job.state() == JobState.ACCEPTED ? "waiting" : "running";
    String text = job.progress().text();
    String progress = text.isEmpty() ? waiting : text;
    long age = Duration.between(job.created(), clock.instant()).toSeconds();
    long pause = Math.min(LONGEST_PAUSE_SECONDS, Math.max(1, age / 10));
    return FhirAnswer.empty(202)
        .with("X-Progress", progress.substring(0, Math.min(LONGEST_PROGRESS, progress.length())))
        .with("Retry-After", Long.toString(pause));
  }

  private static FhirAnswer completed(FhirRequest request, JobAnswer answer) {
    return answer.contentType().startsWith("application/fhir+json")
        ? Encoder.answer(request, 200, answer.json())
        : new FhirAnswer(
            200, answer.contentType(), answer.json().getBytes(StandardCharsets.UTF_8), Map.of());
  }

  private static FhirAnswer failed(FhirRequest request, Job.Problem problem) {
    return Encoder.answer(request, problem.status(), Json.write(problem.outcome()));
  }

  private FhirAnswer cancel(FhirRequest request, String id) {
    jobs.cancel(request.who(), id);
    FhirIssue done =
        new FhirIssue(
            "information", "informational", "job-cancelled", "job " + id + " was cancelled", "");
    return Encoder.answer(request, 202, Json.write(OperationOutcomes.of(List.of(done))));
  }

  private FhirAnswer file(FhirRequest request, JobFile file) {
    Optional<ByteRange> range =
        request
            .header()
            .apply("Range")
            .filter(r -> request.header().apply("If-Range").map(tag(file)::equals).orElse(true))
            .flatMap(r -> ByteRange.of(r, file.bytes()));
    boolean gzip = range.isEmpty() && acceptsGzip(request);
    int status = range.isPresent() ? 206 : 200;
    ByteRange wanted = range.orElse(new ByteRange(0, file.bytes() - 1));
    FhirAnswer answer =
        request.method().equals("HEAD")
            ? FhirAnswer.empty(status).with("Content-Type", file.contentType())
            : FhirAnswer.streamed(
                status,
                file.contentType(),
                out -> {
                  if (gzip) {
                    jobs.writeGzip(file, out);
                  } else {
                    jobs.writePlain(file, wanted, out);
                  }
                });
    answer =
        answer
            .with("ETag", tag(file))
            .with("Vary", "Accept-Encoding")
            .with("Accept-Ranges", "bytes")
            .with("Content-Disposition", "attachment; filename=\"" + file.name() + "\"");
    if (gzip) {
      return answer.with("Content-Encoding", "gzip");
    }
    return range.isPresent()
        ? answer.with(
            "Content-Range", "bytes " + wanted.first() + "-" + wanted.last() + "/" + file.bytes())
        : answer;
  }

  private static String tag(JobFile file) {
    return "\"" + file.id() + "\"";
  }

  private static boolean acceptsGzip(FhirRequest request) {
    for (String coding : request.header().apply("Accept-Encoding").orElse("").split(",")) {
      String[] parts = coding.strip().split("\\s*;\\s*");
      if (parts[0].equalsIgnoreCase("gzip")) {
        return parts.length == 1 || !parts[1].matches("(?i)q=0(\\.0*)?");
      }
    }
    return false;
  }

  private static FhirProblem notAllowed(FhirRequest request, String allowed) {
    return new FhirProblem(
        405,
        "not-supported",
        "method-not-allowed",
        request.method() + " is not served here; allowed are " + allowed);
  }
}
