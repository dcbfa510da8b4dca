package org.chartwarden.trials.screening;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.gateway.GroupMembers;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.store.StoredTrial;

/** Where screening runs are handed in; {@link Jobs} tells how far they are and cancels them. */
@ApplicationScoped
public class Screenings {

  private final GroupMembers groups;
  private final Jobs jobs;

  @Inject
  Screenings(GroupMembers groups, Jobs jobs) {
    this.groups = groups;
    this.jobs = jobs;
  }

  /**
   * Accepts a run; it starts as soon as a worker is free.
   *
   * @param trials the trials, of which at least one must have criteria
   * @param group whose members are screened; all patients that the caller may see without it
   * @param asOf the day that criteria are judged on; today without it
   * @param url address of the request, as the result shows it
   * @return id of the job
   * @throws FhirProblem 404 or 403 for the group, 422 when no trial has criteria, 429 when too many
   *     jobs wait
   */
  public String submit(
      AccessContext who,
      List<StoredTrial> trials,
      Optional<ResourceKey> group,
      Optional<LocalDate> asOf,
      String url) {
    List<String> ids =
        trials.stream().filter(StoredTrial::matchable).map(trial -> trial.study().id()).toList();
    if (ids.isEmpty()) {
      throw new FhirProblem(
          422,
          "business-rule",
          "trial-without-criteria",
          "there is no trial with criteria to screen for");
    }
    Optional<List<String>> patients =
        group
            .map(key -> groups.patients(who, key))
            .map(
                members -> {
                  who.patients().ifPresent(members::retainAll);
                  return List.copyOf(members);
                });
    return jobs.submit(
        who, ScreeningJob.NAME, new ScreeningWish(ids, patients, asOf).json(), url, id -> {});
  }
}
