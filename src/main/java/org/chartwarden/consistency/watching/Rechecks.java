package org.chartwarden.consistency.watching;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.records.ConsistencyConfig;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.consistency.report.ReportJson;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.WithheldFailure;
import org.chartwarden.smart.AccessContext;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Makes reports again that are due, one transaction each, and notes what came out otherwise. */
@ApplicationScoped
class Rechecks {

  private static final Logger LOG = Logger.getLogger(Rechecks.class);
  private static final AccessContext WHO = AccessContext.system("consistency").readingOnly();
  private static final int AT_ONCE = 50;
  private static final int ATTEMPTS = 5;
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final ReportStore store;
  private final NoteChecks checks;
  private final boolean enabled;
  private final Clock clock;

  @Inject
  Rechecks(
      ReportStore store,
      NoteChecks checks,
      ConsistencyConfig config,
      @ConfigProperty(name = "chartwarden.tasks.enabled", defaultValue = "true") boolean works,
      Clock clock) {
    this.store = store;
    this.checks = checks;
    this.enabled = works && config.recheck();
    this.clock = clock;
  }

  @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void round() {
    if (enabled) {
      int made = 0;
      while (made < AT_ONCE && next()) {
        made++;
      }
    }
  }

  /** Makes one report again; whether one was due. */
  private boolean next() {
    ReportStore.Due[] taken = new ReportStore.Due[1];
    try {
      return QuarkusTransaction.requiringNew()
          .call(
              () -> {
                Optional<ReportStore.Due> due = store.takeDue(clock.instant());
                taken[0] = due.orElse(null);
                due.ifPresent(this::make);
                return due.isPresent();
              });
    } catch (RuntimeException e) {
      if (taken[0] == null) {
        throw e;
      }
      // One note that cannot be checked must not keep the others waiting.
      LOG.warnf(
          "the report of %s could not be made again: %s",
          taken[0].note(), WithheldFailure.brief(e));
      QuarkusTransaction.requiringNew().run(() -> later(taken[0]));
      return true;
    }
  }

  private void later(ReportStore.Due due) {
    if (due.attempts() + 1 >= ATTEMPTS) {
      store.giveUp(due);
    } else {
      store.postpone(due, clock.instant().plus(PAUSE.multipliedBy(due.attempts() + 1L)));
    }
  }

  private void make(ReportStore.Due due) {
    Optional<KeptReport> kept = store.find(due.note());
    if (kept.isEmpty()) {
      return;
    }
    int slash = due.note().indexOf('/');
    ResourceKey note =
        new ResourceKey(due.note().substring(0, slash), due.note().substring(slash + 1));
    Instant now = clock.instant();
    try {
      CheckedNote checked = checks.check(WHO, note);
      ObjectNode report = ReportJson.of(checked);
      ArrayNode changes = ReportChanges.between(kept.get().report(), report);
      store.put(
          due.note(), checked.of().note().document().orElseThrow().source().version(), now, report);
      if (!changes.isEmpty()) {
        store.changed(due.note(), now, due.cause(), changes);
      }
    } catch (FhirProblem problem) {
      if (problem.status() >= 500) {
        throw problem;
      }
      // The note is gone, or is none any more: there is nothing left to report about.
      ObjectNode gone = Json.object().put("change", "note-gone").put("text", problem.getMessage());
      store.changed(due.note(), now, due.cause(), Json.array().add(gone));
      store.remove(due.note());
    }
  }
}
