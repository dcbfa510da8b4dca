package org.chartwarden.agent.planning;

import org.chartwarden.llm.LanguageModel;
import org.chartwarden.llm.Prompt;

/** Lets a chat model plan. It can only ask for tools; whatever it says is checked by the loop. */
public final class ModelPlanner implements Planner {

  private final LanguageModel model;
  private final Prompt prompt;

  public ModelPlanner(LanguageModel model, Prompt prompt) {
    this.model = model;
    this.prompt = prompt;
  }

  @Override
  public String id() {
    return model.name();
  }

  @Override
  public String version() {
    return model.version() + ", prompt " + prompt.id();
  }

  @Override
  public PlannerSession start(PlanningBrief brief) {
    return new ModelSession(model, prompt, brief);
  }
}
