package org.chartwarden.trials.screening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.trials.store.TrialStore;

/** The prepared trials of the runs that this process works at. */
@ApplicationScoped
class ScreeningPlans {

  private static final int KEPT = 2;

  private final TrialStore trials;
  private final Clock clock;
  private final Map<String, ScreeningPlan> plans =
      new LinkedHashMap<>(KEPT * 2, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ScreeningPlan> eldest) {
          return size() > KEPT;
        }
      };

  @Inject
  ScreeningPlans(TrialStore trials, Clock clock) {
    this.trials = trials;
    this.clock = clock;
  }

  /** The trials as they are when this process first works at the run. */
  synchronized ScreeningPlan of(Job job) {
    ScreeningPlan plan = plans.get(job.id());
    if (plan == null) {
      ScreeningWish wish = ScreeningWish.of(job.request());
      plan =
          ScreeningPlan.of(
              trials.named(job.who(), wish.trials()),
              wish.asOf().orElseGet(() -> LocalDate.now(clock)),
              wish.asOf().isPresent());
      plans.put(job.id(), plan);
    }
    return plan;
  }
}
