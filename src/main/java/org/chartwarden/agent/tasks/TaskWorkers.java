package org.chartwarden.agent.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.chartwarden.platform.InstanceLease;
import org.jboss.logging.Logger;

/** Runs tasks, a limited number at once, each on a thread of its own. */
@ApplicationScoped
public class TaskWorkers {

  private static final Logger LOG = Logger.getLogger(TaskWorkers.class);
  private static final long STOP_SECONDS = 5;

  private final RunJournal journal;
  private final AgentTaskRunner runner;
  private final TaskSettlement settlement;
  private final TaskSignals signals;
  private final InstanceLease instance;
  private final int concurrency;
  private final ExecutorService threads;

  /** Tasks that wait for a thread or have one; a second message about one of them is dropped. */
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** Tasks that are claimed by this process. */
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  private volatile boolean stopping;

  TaskWorkers(
      RunJournal journal,
      AgentTaskRunner runner,
      TaskSettlement settlement,
      TaskSignals signals,
      InstanceLease instance,
      TaskConfig config) {
    this.journal = journal;
    this.runner = runner;
    this.settlement = settlement;
    this.signals = signals;
    this.instance = instance;
    this.concurrency = config.concurrency().orElse(2 * Runtime.getRuntime().availableProcessors());
    this.threads =
        Executors.newFixedThreadPool(
            concurrency, Thread.ofPlatform().daemon().name("agent-task-", 1).factory());
  }

  /** Runs a task as soon as a thread is free, unless it is known here already. */
  void submit(String taskId) {
    if (!stopping && known.add(taskId)) {
      threads.execute(() -> work(taskId));
    }
  }

  /** Tasks that this process runs now. */
  Set<String> running() {
    return Set.copyOf(running);
  }

  /** How many more tasks could start at once. */
  int free() {
    return Math.max(0, concurrency - known.size());
  }

  /** Ends the threads; what runs is taken back by whoever starts next. */
  void stop() throws InterruptedException {
    stopping = true;
    threads.shutdownNow();
    threads.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
  }

  private void work(String taskId) {
    try {
      Optional<AgentTask> claimed = journal.claim(taskId, instance.id());
      if (claimed.isPresent()) {
        running.add(taskId);
        signals.raise(taskId);
        run(claimed.get());
      }
    } catch (RunClaim.Lost e) {
      LOG.infof("task %s: %s", taskId, e.getMessage());
    } catch (RuntimeException e) {
      // The row says what is true: a queued task is offered again, a running one loses its lease.
      LOG.errorf(e, "task %s could not be worked at", taskId);
    } finally {
      running.remove(taskId);
      known.remove(taskId);
      signals.raise(taskId);
    }
  }

  private void run(AgentTask task) {
    RunClaim claim = new RunClaim(task.id(), task.attempt(), instance.id());
    try {
      runner.run(task, claim);
    } catch (RunClaim.Lost e) {
      throw e;
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      if (stopping) {
        LOG.infof("task %s was interrupted by the end of the server", task.id());
        return;
      }
      // A defect ends this task, not the worker; the log has what the client must not see.
      LOG.errorf(e, "task %s failed", task.id());
      settlement.settle(
          claim,
          new RunResult.Failed("internal", "the run failed inside the server; see its log"),
          AgentTask.Usage.NONE);
    }
  }
}
