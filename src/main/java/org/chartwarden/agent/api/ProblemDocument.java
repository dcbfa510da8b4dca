package org.chartwarden.agent.api;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An error of the agent API, as OpenAPI describes it; {@link AgentProblemMapper} writes it. */
@Schema(name = "AgentProblem", description = "RFC 9457, with a stable code.")
record ProblemDocument(
    @Schema(examples = "urn:chartwarden:problem:unknown-member") String type,
    @Schema(examples = "Bad Request") String title,
    @Schema(examples = "400") int status,
    @Schema(examples = "unknown-member") String code,
    @Schema(examples = "unknown member \"instructions\"; known are instruction, context")
        String detail,
    @Schema(description = "Member or parameter at fault.", examples = "instructions") String at) {}
