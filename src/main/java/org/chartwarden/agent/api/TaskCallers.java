package org.chartwarden.agent.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chartwarden.agent.tasks.AgentTask;
import org.chartwarden.agent.tasks.TaskStore;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;

/**
 * Which tasks a caller may use: with a token, those that the same client posted for the same user,
 * and the user's own from any client. Without one, where the server lets such requests in at all,
 * every task.
 */
final class TaskCallers {

  private TaskCallers() {}

  /**
   * A task that the caller may use.
   *
   * @throws AgentProblem 404 when there is none: that of another holder of a token is not there
   */
  static AgentTask require(TaskStore store, AccessContext who, String id) {
    return store
        .find(id)
        .filter(found -> mayUse(who, found))
        .orElseThrow(() -> AgentProblem.noTask(id));
  }

  private static boolean mayUse(AccessContext who, AgentTask task) {
    if (who.grant().isEmpty()) {
      return true;
    }
    Grant caller = who.grant().get();
    Optional<Grant> holder = task.order().grant();
    return holder
        .filter(
            grant ->
                grant.user().equals(caller.user())
                    && (caller.user().isPresent() || grant.client().equals(caller.client())))
        .isPresent();
  }

  /**
   * The first page from a place on that holds something for a caller; how many tasks others have is
   * not told.
   *
   * @param after id of the last task of the page before
   * @param pages gives the page behind a task
   */
  static AgentTask.Page seen(
      AccessContext who, Optional<String> after, Function<Optional<String>, AgentTask.Page> pages) {
    AgentTask.Page page = pages.apply(after);
    if (who.grant().isEmpty()) {
      return page;
    }
    List<AgentTask> tasks = usable(who, page);
    while (tasks.isEmpty() && page.more()) {
      page = pages.apply(Optional.of(page.tasks().get(page.tasks().size() - 1).id()));
      tasks = usable(who, page);
    }
    return new AgentTask.Page(tasks, tasks.size(), page.more());
  }

  private static List<AgentTask> usable(AccessContext who, AgentTask.Page page) {
    return page.tasks().stream().filter(task -> mayUse(who, task)).toList();
  }

  /** The name under which a caller's doings are recorded. */
  static String actor(AccessContext who) {
    return who.grant().isPresent() ? who.actor() : "client/agent-api";
  }
}
