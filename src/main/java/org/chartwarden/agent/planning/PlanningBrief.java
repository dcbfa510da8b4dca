package org.chartwarden.agent.planning;

import java.time.OffsetDateTime;
import java.util.List;
import org.chartwarden.agent.tools.ToolDeclaration;

/**
 * Everything a planner is told at the start.
 *
 * @param instruction the task in plain words, as sent
 * @param context further text, as sent; may be empty
 * @param now reference time of the task
 * @param patients what each patient mention of the instruction resolved to, in order of mention
 * @param tools what may be called
 * @param writesAllowed false in mode read-only
 */
public record PlanningBrief(
    String instruction,
    String context,
    OffsetDateTime now,
    List<PatientResolution> patients,
    List<ToolDeclaration<?>> tools,
    boolean writesAllowed) {

  public PlanningBrief {
    patients = List.copyOf(patients);
    tools = List.copyOf(tools);
  }
}
