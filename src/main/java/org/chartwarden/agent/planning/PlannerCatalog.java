package org.chartwarden.agent.planning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.llm.LanguageModel;
import org.chartwarden.llm.LanguageModelCatalog;
import org.chartwarden.llm.Prompt;

/** Every planner a task may name: the embedded ones and one for each configured model. */
@ApplicationScoped
public class PlannerCatalog {

  private static final String PROMPT = "agent-planner-v2";

  private final Map<String, Planner> byId = new TreeMap<>();

  PlannerCatalog(@Any Instance<Planner> embedded, LanguageModelCatalog models) {
    for (Planner planner : embedded) {
      add(planner);
    }
    Prompt prompt = Prompt.load(PROMPT);
    for (LanguageModel model : models.all()) {
      add(new ModelPlanner(model, prompt));
    }
  }

  private void add(Planner planner) {
    if (byId.put(planner.id(), planner) != null) {
      throw new IllegalStateException("two planners are named " + planner.id());
    }
  }

  public Optional<Planner> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Names a task may give as its model. */
  public Set<String> names() {
    return Set.copyOf(byId.keySet());
  }
}
