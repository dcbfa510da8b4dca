package org.chartwarden.agent.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A page of tasks, newest first. */
@Schema(name = "AgentTaskPage")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TaskPageView(
    @Schema(description = "Tasks over all pages.") long total,
    @Schema(description = "Without their steps.") List<TaskView> tasks,
    @Schema(description = "Address of the next page; absent on the last.") String next) {}
