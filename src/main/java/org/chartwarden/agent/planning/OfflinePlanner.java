package org.chartwarden.agent.planning;

import jakarta.enterprise.context.ApplicationScoped;
import org.chartwarden.agent.language.ClinicalInterpreter;

/** The embedded planner: a deterministic interpreter of clinical language, no model, no network. */
@ApplicationScoped
public class OfflinePlanner implements Planner {

  @Override
  public String id() {
    return "offline";
  }

  @Override
  public String version() {
    return ClinicalInterpreter.VERSION;
  }

  @Override
  public boolean followsTaskAlone() {
    return true;
  }

  @Override
  public PlannerSession start(PlanningBrief brief) {
    return new OfflineSession(
        brief, ClinicalInterpreter.interpret(brief.instruction(), brief.context(), brief.now()));
  }
}
