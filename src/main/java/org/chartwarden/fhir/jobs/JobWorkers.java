package org.chartwarden.fhir.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.platform.InstanceLease;
import org.chartwarden.platform.WithheldFailure;
import org.chartwarden.smart.tokens.Approvals;
import org.jboss.logging.Logger;

/** Claims jobs and runs them, a limited number at once, each on a thread of its own. */
@ApplicationScoped
class JobWorkers {

  private static final Logger LOG = Logger.getLogger(JobWorkers.class);
  private static final long STOP_SECONDS = 10;
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final JobStore store;
  private final JobFiles files;
  private final JobKinds kinds;
  private final JobConfig config;
  private final Approvals approvals;
  private final InstanceLease instance;
  private final Clock clock;
  private final Map<String, JobRun> running = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("fhir-job-", 1).factory());
  private volatile boolean open;

  JobWorkers(
      JobStore store,
      JobFiles files,
      JobKinds kinds,
      JobConfig config,
      Approvals approvals,
      InstanceLease instance,
      Clock clock) {
    this.store = store;
    this.files = files;
    this.kinds = kinds;
    this.config = config;
    this.approvals = approvals;
    this.instance = instance;
    this.clock = clock;
  }

  void open() {
    open = true;
  }

  /** Ends the runs; what was under way is given back and goes on elsewhere or later. */
  void stop() throws InterruptedException {
    open = false;
    running.values().forEach(JobRun::end);
    threads.shutdown();
    threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
  }

  /** The runs of this process. */
  Collection<JobRun> running() {
    return List.copyOf(running.values());
  }

  /** Whether who asked for the work may still have it done. */
  boolean stands(JobRun run) {
    return run.who().grant().map(approvals::stands).orElse(true);
  }

  /** Looks, soon, at a job that was changed from outside, and for new work. */
  void look(String jobId) {
    if (open) {
      threads.execute(() -> lookNow(jobId));
    }
  }

  private void lookNow(String jobId) {
    try {
      JobRun run = running.get(jobId);
      if (run != null && store.find(jobId).isEmpty()) {
        run.end();
      }
      dispatch();
    } catch (RuntimeException e) {
      // The next round of the upkeep looks again.
      LOG.warnf("job %s could not be looked at: %s", jobId, WithheldFailure.brief(e));
    }
  }

  /** Starts jobs while there is room for them. */
  synchronized void dispatch() {
    while (open && running.size() < config.concurrency()) {
      Optional<Job> claimed = claim();
      if (claimed.isEmpty()) {
        return;
      }
      Job job = claimed.get();
      JobRun run =
          new JobRun(job, new Job.Claim(job.id(), job.attempt(), instance.id()), store, files);
      running.put(job.id(), run);
      threads.execute(() -> work(run));
    }
  }

  private Optional<Job> claim() {
    List<String> free =
        kinds.all().stream()
            .filter(kind -> count(kind.name()) < kind.mostAtOnce())
            .map(JobKind::name)
            .toList();
    return QuarkusTransaction.requiringNew()
        .call(() -> store.claim(free, instance.id(), clock.instant(), config.lease()));
  }

  private long count(String kind) {
    return running.values().stream().filter(run -> run.job().kind().equals(kind)).count();
  }

  private void work(JobRun run) {
    try {
      attempt(run);
    } catch (RuntimeException e) {
      // The row says what is true: when its lease ends, somebody takes the job up again.
      LOG.errorf(e, "the end of a run of job %s could not be written down", run.job().id());
    } finally {
      running.remove(run.job().id());
    }
    dispatch();
  }

  private void attempt(JobRun run) {
    Job.Claim claim = run.claim();
    try {
      if (!stands(run)) {
        throw FhirProblem.forbidden(
            "approval-revoked",
            "the approval of the token that the job was asked for with was revoked meanwhile");
      }
      ObjectNode result = kinds.of(run.job()).run(run);
      Instant now = clock.instant();
      store.complete(claim, result, now, now.plus(config.resultLifetime()));
    } catch (JobStopped e) {
      // Does nothing when the job was cancelled or belongs to another run by now.
      store.giveBack(claim, clock.instant(), false);
    } catch (JobPostponed e) {
      store.giveBack(claim, clock.instant().plus(e.pause()), false);
    } catch (FhirProblem problem) {
      fail(claim, new Job.Problem(problem.status(), OperationOutcomes.of(problem.issues())));
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      unexpected(run, e);
    }
  }

  private void unexpected(JobRun run, Throwable failure) {
    Job.Claim claim = run.claim();
    if (run.stopping() || store.find(claim.id()).isEmpty()) {
      // Whoever ended the run took away what it worked with; the failure follows from that.
      store.giveBack(claim, clock.instant(), false);
      return;
    }
    LOG.errorf(failure, "attempt %d of job %s failed", claim.attempt(), claim.id());
    if (claim.attempt() < config.attempts()) {
      store.giveBack(claim, clock.instant().plus(PAUSE.multipliedBy(claim.attempt())), true);
    } else {
      fail(claim, problem("internal-error", "the job failed inside the server; see its log"));
    }
  }

  /** Ends a job whose attempts are used up by servers that stopped. */
  void failInterrupted(Job.Claim claim) {
    fail(
        claim,
        problem(
            "interrupted", "the server stopped during each of " + claim.attempt() + " attempts"));
  }

  private void fail(Job.Claim claim, Job.Problem problem) {
    Instant now = clock.instant();
    store.fail(claim, problem, now, now.plus(config.resultLifetime()));
  }

  private static Job.Problem problem(String code, String message) {
    return new Job.Problem(
        500, OperationOutcomes.of(List.of(FhirIssue.error("exception", code, message))));
  }
}
