package org.chartwarden.agent.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The body of a new task, as OpenAPI describes it; {@link TaskOrderReader} reads it. */
@Schema(
    name = "AgentTaskRequest",
    description = "A clinical task in plain words. Only the instruction is required.")
record TaskRequestView(
    @Schema(
            description = "What to do, in plain words.",
            required = true,
            examples = "What is the most recent magnesium of the patient with MRN S1234567?")
        String instruction,
    @Schema(
            description = "Further text: codes, dosing tables, wanted answer format.",
            examples = "The code for magnesium is \"MG\". Answer -1 if there is none.")
        String context,
    @Schema(
            description =
                "read-only refuses changes; review keeps every change for a person; auto applies"
                    + " changes without a warning above info.",
            enumeration = {"read-only", "review", "auto"},
            defaultValue = "review")
        String mode,
    @Schema(
            description =
                "Reference time with offset. Default: the time the context states, else the clock.",
            examples = "2023-11-13T10:15:00Z")
        String now,
    @Schema(description = "A patient to bind the run to.", examples = "Patient/123") String patient,
    @Schema(description = "offline, or the name of a configured model.", defaultValue = "offline")
        String model,
    LimitsView limits) {

  /** Limits of the run. */
  @Schema(name = "AgentTaskLimits")
  record LimitsView(
      @Schema(description = "Tool calls.", examples = "20") Integer steps,
      @Schema(description = "Tokens of the model, in and out.", examples = "100000") Long tokens,
      @Schema(description = "Wall-clock seconds of one attempt.", examples = "120")
          Integer seconds) {}
}
