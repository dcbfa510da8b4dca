package org.chartwarden.fhir.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** Where jobs are handed in, looked at and cancelled; each only by whom it belongs to. */
@ApplicationScoped
public class Jobs {

  private final JobStore store;
  private final JobFiles files;
  private final JobKinds kinds;
  private final JobWorkers workers;
  private final JobConfig config;
  private final AuditLog audit;
  private final FileTrail trail;
  private final Clock clock;
  private final IdGenerator ids;
  private final Event<Changed> changes;

  Jobs(
      JobStore store,
      JobFiles files,
      JobKinds kinds,
      JobWorkers workers,
      JobConfig config,
      AuditLog audit,
      FileTrail trail,
      Clock clock,
      IdGenerator ids,
      Event<Changed> changes) {
    this.store = store;
    this.files = files;
    this.kinds = kinds;
    this.workers = workers;
    this.config = config;
    this.audit = audit;
    this.trail = trail;
    this.clock = clock;
    this.ids = ids;
    this.changes = changes;
  }

  /** Fired in the transaction that changed a job from outside. */
  record Changed(String jobId) {}

  /**
   * Accepts a job; it starts as soon as a worker is free.
   *
   * @param kind name of a {@link JobKind}
   * @param request what is to be done, of the kind's own making
   * @param url address of the request, as the manifest shows it
   * @param more stores what belongs to the job in the same transaction, for instance files
   * @return id of the job
   * @throws FhirProblem 429 when too many are waiting
   */
  @Transactional
  public String submit(
      AccessContext who, String kind, ObjectNode request, String url, Consumer<String> more) {
    if (kinds.find(kind).isEmpty()) {
      throw new IllegalArgumentException("no kind of job is named " + kind);
    }
    if (store.waiting() >= config.maxWaiting()) {
      throw new FhirProblem(
          429,
          "throttled",
          "too-many-jobs",
          "there are " + config.maxWaiting() + " jobs waiting already; try again later");
    }
    String id = ids.newId();
    store.insert(
        new Job(
            id,
            kind,
            request,
            url,
            who,
            JobState.ACCEPTED,
            0,
            Job.Progress.NONE,
            Json.object(),
            Optional.empty(),
            Optional.empty(),
            clock.instant(),
            Optional.empty()));
    more.accept(id);
    record(who, "job-accepted", id, kind);
    changes.fire(new Changed(id));
    return id;
  }

  /**
   * A job of this caller.
   *
   * @throws FhirProblem 404 when there is none, or it belongs to another caller
   */
  public Job require(AccessContext who, String id) {
    return Optional.of(id)
        .filter(ResourceKey.ID.asMatchPredicate())
        .flatMap(store::find)
        .filter(job -> belongsTo(job, who))
        .orElseThrow(
            () ->
                new FhirProblem(
                    404,
                    "not-found",
                    "unknown-job",
                    "there is no job '" + id + "': it has expired, was cancelled, or never was"));
  }

  /**
   * A job that is under way, for servers that share its work and act with its rights; not for
   * showing it to callers. Empty when it was cancelled or is over.
   */
  public Optional<Job> shared(String id) {
    return store.find(id).filter(job -> job.state() == JobState.RUNNING);
  }

  /** The jobs of a kind that belong to this caller, the newest first. */
  public List<Job> of(AccessContext who, String kind) {
    return store.of(who.actor(), kind).stream().filter(job -> belongsTo(job, who)).toList();
  }

  /** What a completed job answers. */
  public JobAnswer answer(Job job, String base) {
    return kinds.of(job).answer(job, files.of(job.id()), new JobLinks(base, job.id()));
  }

  /** Cancels a job, or removes the result of a finished one; 404 as in {@link #require}. */
  @Transactional
  public void cancel(AccessContext who, String id) {
    Job job = require(who, id);
    store.cancel(id, clock.instant());
    record(who, "job-cancelled", id, job.kind());
    changes.fire(new Changed(id));
  }

  /**
   * A file of a completed job of this caller.
   *
   * @throws FhirProblem 404 when there is none
   */
  public JobFile requireFile(AccessContext who, String jobId, String fileId) {
    Job job = require(who, jobId);
    JobFile file =
        Optional.of(job)
            .filter(j -> j.state() == JobState.COMPLETED)
            .filter(j -> ResourceKey.ID.matcher(fileId).matches())
            .flatMap(j -> files.find(jobId, fileId))
            .orElseThrow(
                () ->
                    new FhirProblem(
                        404,
                        "not-found",
                        "unknown-file",
                        "job '" + jobId + "' has no file '" + fileId + "' to fetch"));
    record(who, "job-file-read", jobId, job.kind());
    return file;
  }

  /**
   * Records that a file is going to be shown to this caller, with the patients that it tells of.
   *
   * @throws FhirProblem 404 when the job is not this caller's
   */
  public void tell(AccessContext who, JobFile file) {
    trail.shown(require(who, file.job()), file);
  }

  /** Writes a file compressed by gzip. */
  public void writeGzip(JobFile file, OutputStream out) throws IOException {
    files.writeGzip(file, out);
  }

  /** Writes a stretch of a file. */
  public void writePlain(JobFile file, ByteRange range, OutputStream out) throws IOException {
    files.writePlain(file, range, out);
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed change) {
    workers.look(change.jobId());
  }

  private static boolean belongsTo(Job job, AccessContext who) {
    if (!job.who().actor().equals(who.actor()) || !job.who().sameHolder(who)) {
      return false;
    }
    return who.patients().isEmpty()
        || job.who().patients().filter(who.patients().get()::containsAll).isPresent();
  }

  private void record(AccessContext who, String action, String id, String kind) {
    audit.append(
        new AuditEntry(
            who.actor(), action, "success", "job/" + id, Json.object().put("kind", kind)));
  }
}
