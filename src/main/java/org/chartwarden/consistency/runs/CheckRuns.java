package org.chartwarden.consistency.runs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.GroupMembers;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.Jobs;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** Where runs are handed in; {@link Jobs} tells how far they are and cancels them. */
@ApplicationScoped
public class CheckRuns {

  private final FhirGateway gateway;
  private final GroupMembers groups;
  private final Jobs jobs;
  private final Instance<DocumentCheck> checks;

  @Inject
  CheckRuns(
      FhirGateway gateway, GroupMembers groups, Jobs jobs, @Any Instance<DocumentCheck> checks) {
    this.gateway = gateway;
    this.groups = groups;
    this.jobs = jobs;
    this.checks = checks;
  }

  /**
   * The patients that are members of a group now.
   *
   * @throws FhirProblem when the group is not there or may not be read
   */
  public List<String> members(AccessContext who, ResourceKey group) {
    return List.copyOf(groups.patients(who, group));
  }

  /**
   * Accepts a run; it starts as soon as a worker is free.
   *
   * @param check name of a {@link DocumentCheck}
   * @param url address of the request, as the result shows it
   * @return id of the job
   * @throws FhirProblem 400 for a check or a search that does not exist, 429 when too many wait
   */
  public String submit(
      AccessContext who, String check, Population population, CheckOptions options, String url) {
    if (find(check).isEmpty()) {
      throw FhirProblem.invalid(
          "unknown-check", "there is no check '" + check + "'; there are " + names());
    }
    gateway.checkSearch("DocumentReference", population.query());
    return jobs.submit(who, CheckJob.NAME, request(check, population, options), url, id -> {});
  }

  /**
   * Goes on with the same run when this caller asked for it before and did not remove it, else
   * accepts it.
   *
   * @return id of the job; {@link #submit} tells how it fails
   */
  @Transactional
  public String submitOrGoOn(
      AccessContext who, String check, Population population, CheckOptions options) {
    ObjectNode wanted = request(check, population, options);
    return jobs.of(who, CheckJob.NAME).stream()
        .filter(job -> job.problem().isEmpty() && job.request().equals(wanted))
        .map(Job::id)
        .findFirst()
        .orElseGet(() -> submit(who, check, population, options, ""));
  }

  private static ObjectNode request(String check, Population population, CheckOptions options) {
    ObjectNode request = Json.object().put("check", check);
    request.set("population", population.json());
    request.set("options", options.json());
    return request;
  }

  Optional<DocumentCheck> find(String name) {
    return checks.stream().filter(check -> check.name().equals(name)).findFirst();
  }

  private String names() {
    TreeSet<String> names = new TreeSet<>();
    checks.forEach(check -> names.add(check.name()));
    return names.isEmpty() ? "none" : String.join(", ", names);
  }
}
