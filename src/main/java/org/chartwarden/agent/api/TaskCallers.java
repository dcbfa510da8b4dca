package org.chartwarden.agent.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.chartwarden.agent.tasks.AgentTask;
import org.chartwarden.agent.tasks.TaskStore;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.AccessPolicy;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.Interaction;
import org.chartwarden.smart.Visibility;

/**
 * Which tasks a caller may use: with a token, those that the same client posted for the same user,
 * and the user's own from any client. What no person posted (a backend service did, or another part
 * of the server filed proposals) is for every practitioner who may see its FHIR Task and reaches
 * all its patients: somebody must decide about it. {@link TaskViews} shows them no more than the
 * changes that they may read, and only the owner cancels it. Without a token, where the server lets
 * such requests in at all, every task.
 */
@ApplicationScoped
class TaskCallers {

  private final TaskStore store;
  private final FhirGateway gateway;
  private final AccessPolicy policy;

  TaskCallers(TaskStore store, FhirGateway gateway, AccessPolicy policy) {
    this.policy = policy;
    this.store = store;
    this.gateway = gateway;
  }

  /**
   * A task that the caller may use.
   *
   * @throws AgentProblem 404 when there is none: that of another holder of a token is not there
   */
  AgentTask require(AccessContext who, String id) {
    return store
        .find(id)
        .filter(found -> !usable(who, List.of(found)).isEmpty())
        .orElseThrow(() -> AgentProblem.noTask(id));
  }

  /**
   * A task that the caller may end.
   *
   * @throws AgentProblem 404 as {@link #require}; 403 for one that is there to decide about only
   */
  AgentTask requireOwn(AccessContext who, String id) {
    AgentTask task = require(who, id);
    if (!owns(who, task)) {
      throw AgentProblem.of(
          403, "task-not-own", "only whoever posted task " + id + " can cancel it");
    }
    return task;
  }

  /** Whether the whole of a task is the caller's. */
  static boolean owns(AccessContext who, AgentTask task) {
    return who.grant().map(caller -> owns(caller, task)).orElse(true);
  }

  private List<AgentTask> usable(AccessContext who, List<AgentTask> tasks) {
    if (who.grant().isEmpty()) {
      return tasks;
    }
    Grant caller = who.grant().get();
    List<String> shared =
        caller.ofPractitioner()
            ? tasks.stream()
                .filter(TaskCallers::ofNobody)
                .filter(reachable(who))
                .map(AgentTask::id)
                .toList()
            : List.of();
    Set<String> seen = shared.isEmpty() ? Set.of() : gateway.versions(who, "Task", shared).keySet();
    Predicate<AgentTask> usable = task -> owns(caller, task) || seen.contains(task.id());
    return tasks.stream().filter(usable).toList();
  }

  /** A FHIR Task lies in no patient's compartment, so whom the task tells of is judged here. */
  private Predicate<AgentTask> reachable(AccessContext who) {
    Visibility visible = policy.visible(who, Interaction.SEARCH.permission());
    return task ->
        policy.decide(visible, Interaction.SEARCH, "Task", TaskViews.patients(task)).allowed();
  }

  private static boolean owns(Grant caller, AgentTask task) {
    return task.order().grant().filter(grant -> grant.ownedBy(caller)).isPresent();
  }

  /** Whether it is the business of no single person. */
  private static boolean ofNobody(AgentTask task) {
    return task.order().filed() || task.order().grant().flatMap(Grant::user).isEmpty();
  }

  /**
   * The first page from a place on that holds something for a caller; how many tasks others have is
   * not told.
   *
   * @param after id of the last task of the page before
   * @param pages gives the page behind a task
   */
  AgentTask.Page seen(
      AccessContext who, Optional<String> after, Function<Optional<String>, AgentTask.Page> pages) {
    AgentTask.Page page = pages.apply(after);
    if (who.grant().isEmpty()) {
      return page;
    }
    List<AgentTask> tasks = usable(who, page.tasks());
    while (tasks.isEmpty() && page.more()) {
      page = pages.apply(Optional.of(page.tasks().get(page.tasks().size() - 1).id()));
      tasks = usable(who, page.tasks());
    }
    return new AgentTask.Page(tasks, tasks.size(), page.more());
  }

  /** The name under which a caller's doings are recorded. */
  static String actor(AccessContext who) {
    return who.grant().isPresent() ? who.actor() : "client/agent-api";
  }
}
