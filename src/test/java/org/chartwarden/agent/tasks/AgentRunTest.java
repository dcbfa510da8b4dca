package org.chartwarden.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.chartwarden.agent.planning.PlannerMove.PlannerUsage;
import org.chartwarden.agent.planning.ToolRequest;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class AgentRunTest {

  private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-01-15T08:00:00+00:00");

  @Test
  void stopsTheCallAfterTheLastAllowedStep() {
    AgentRun run = run(new TaskLimits(2, 1000, 60));
    for (int i = 0; i < 2; i++) {
      assertThat(run.brokenLimitBefore(request(i))).isEmpty();
      run.calling(request(i));
    }
    assertThat(run.brokenLimitBefore(request(2)))
        .hasValueSatisfying(failed -> assertThat(failed.code()).isEqualTo("step-limit"));
  }

  @Test
  void stopsTheSameCallAfterItsRepeats() {
    AgentRun run = run(new TaskLimits(50, 1000, 60));
    for (int i = 0; i < 3; i++) {
      assertThat(run.brokenLimitBefore(request(7))).isEmpty();
      run.calling(request(7));
    }
    assertThat(run.brokenLimitBefore(request(7)))
        .hasValueSatisfying(failed -> assertThat(failed.code()).isEqualTo("endless-loop"));
    assertThat(run.brokenLimitBefore(request(8))).isEmpty();
  }

  @Test
  void countsTokensInAndOut() {
    AgentRun run = run(new TaskLimits(50, 100, 60));
    run.usedTokens(new PlannerUsage(90, 10));
    assertThat(run.brokenLimit()).isEmpty();
    run.usedTokens(new PlannerUsage(0, 1));
    assertThat(run.brokenLimit())
        .hasValueSatisfying(failed -> assertThat(failed.code()).isEqualTo("token-limit"));
  }

  @Test
  void gathersEvidenceOnceAndToolsNeverGetARightToWrite() {
    AgentRun run = run(new TaskLimits(50, 100, 60));
    Evidence fact = new Evidence(new RecordPointer("Observation", "1", 2, ""), "Potassium 2.9");
    run.called(ToolOutcome.Result.of(Json.object(), List.of(fact, fact)));
    assertThat(Json.write(run.evidence()))
        .isEqualTo("[{\"reference\":\"Observation/1/_history/2\",\"text\":\"Potassium 2.9\"}]");
    run.patients().add("p1");
    assertThat(run.bound().access().readOnly()).isTrue();
    assertThat(run.bound().access().patients()).contains(Set.of("p1"));
    assertThat(run.searching().access().readOnly()).isTrue();
  }

  private static ToolRequest request(int n) {
    return new ToolRequest("c" + n, "find_patient", Json.object().put("name", "n" + n));
  }

  private static AgentRun run(TaskLimits limits) {
    TaskOrder order = new TaskOrder("do it", "", TaskMode.AUTO, null, null, "offline", limits);
    AgentTask task =
        new AgentTask(
            "t1",
            TaskStatus.RUNNING,
            "client/test",
            order,
            1,
            false,
            Set.of(),
            null,
            null,
            null,
            null,
            Json.array(),
            AgentTask.Usage.NONE,
            Instant.EPOCH,
            Instant.EPOCH);
    return new AgentRun(task, new RunClaim("t1", 1, "me"), NOW, 3);
  }
}
