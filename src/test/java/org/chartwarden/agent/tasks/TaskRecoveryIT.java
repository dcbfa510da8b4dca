package org.chartwarden.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.testing.AgentTasks;
import org.chartwarden.testing.ScriptedPlanner;
import org.chartwarden.testing.smart.ApprovedGrant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TaskRecoveryIT {

  private static final String ORDER =
      "{\"rounds\":[[{\"tool\":\"test_order\",\"arguments\":{\"patient\":\"$patient\",\"text\":\"once\"}}]]}";

  @Inject TaskRecovery recovery;
  @Inject RunJournal journal;
  @Inject TaskSettlement settlement;
  @Inject AgentTaskRows rows;
  @Inject TaskRecords records;
  @Inject DataSource dataSource;
  @Inject Clock clock;
  @Inject TaskStore store;
  @Inject Approvals approvals;

  @Test
  void aTaskOfADeadProcessRunsAgainAndItsProposalsAreNotDoubled() throws SQLException {
    AgentTasks.patient("RUNREC01", "Recovera", "1940-01-01");
    // A process that died in the middle: claimed, proposed, gone. Nobody holds its lock.
    AgentTask task = abandoned("RUNREC01", "dead-process-1");
    RunClaim claim = new RunClaim(task.id(), 1, "dead-process-1");
    propose(claim, task.id());
    long recovered =
        IntStream.range(0, 4)
            .mapToObj(n -> CompletableFuture.supplyAsync(recovery::recover))
            .toList()
            .stream()
            .mapToInt(CompletableFuture::join)
            .sum();
    assertThat(recovered).isLessThanOrEqualTo(1);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> AgentTasks.get(task.id()).path("status").asText().equals("completed"));
    JsonNode done = AgentTasks.get(task.id());
    assertThat(done.path("attempt").asInt()).isEqualTo(2);
    assertThat(done.path("changes").size()).isEqualTo(1);
    assertThat(AgentTasks.orders("RUNREC01").path("entry").size()).isEqualTo(1);
    // The dead process wakes up after all: its claim is worth nothing.
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () ->
                settlement.settle(
                    claim, new RunResult.Failed("late", "too late"), AgentTask.Usage.NONE))
        .isInstanceOf(RunClaim.Lost.class);
  }

  @Test
  void aTaskThatKeepsDyingFails() throws SQLException {
    AgentTasks.patient("RUNREC02", "Failing", "1941-01-01");
    AgentTask task = abandoned("RUNREC02", "dead-process-2");
    sql("UPDATE agent_task SET attempt = 3 WHERE id = ?", task.id());
    recovery.recover();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> AgentTasks.get(task.id()).path("status").asText().equals("failed"));
    assertThat(AgentTasks.get(task.id()).at("/failure/code").asText()).isEqualTo("interrupted");
  }

  @Test
  void aRunWhoseApprovalIsRevokedDoesNoFurtherStep() throws SQLException {
    AgentTasks.patient("RUNREC03", "Revoked", "1942-01-01");
    String client = "revoked-task-" + System.nanoTime();
    Grant granted = ApprovedGrant.of(approvals, client, "system/*.cruds");
    String pausing = "{\"pause\":2000," + ORDER.substring(1);
    AgentTask task = abandoned("RUNREC03", "dead-process-3", pausing, Optional.of(granted));
    recovery.recover();
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> store.find(task.id()).orElseThrow().attempt() == 2);
    approvals.revoke(client);
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> store.find(task.id()).orElseThrow().status() == TaskStatus.FAILED);
    assertThat(store.find(task.id()).orElseThrow().problem().code()).isEqualTo("approval-revoked");
    assertThat(AgentTasks.get(task.id()).path("changes").size()).isZero();
  }

  @Test
  void aRepeatedMessageClaimsNothing() {
    JsonNode done = AgentTasks.run(AgentTasks.scripted(null, "review", "{}"));
    assertThat(journal.claim(done.path("id").asText(), "somebody")).isEmpty();
  }

  /**
   * A task that another process claimed, stored without a message so that no worker here sees it.
   */
  private AgentTask abandoned(String patient, String owner) {
    return abandoned(patient, owner, ORDER, Optional.empty());
  }

  private AgentTask abandoned(
      String patient, String owner, String script, Optional<Grant> granted) {
    TaskOrder order =
        new TaskOrder(
            "do what the script says",
            script,
            TaskMode.AUTO,
            null,
            "Patient/" + patient,
            ScriptedPlanner.ID,
            new TaskLimits(10, 1000, 60),
            granted);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              AgentTaskRow row =
                  AgentTaskRow.of("rec-" + patient, order, "client/it", records.now());
              row.attempt = 1;
              row.leaseOwner = owner;
              row.leaseUntil = clock.instant().plusSeconds(600);
              row.patients.addAll(Set.of(patient));
              row.become(TaskStatus.RUNNING, records.now());
              rows.persist(row);
              return records.publish(row, "client/it");
            });
  }

  private void propose(RunClaim claim, String taskId) {
    var change =
        new org.chartwarden.agent.approval.ProposedChange(
            "POST",
            "ServiceRequest",
            org.chartwarden.platform.Json.object().put("resourceType", "ServiceRequest"),
            null,
            "of the dead attempt",
            java.util.List.of(),
            java.util.List.of());
    try {
      journal.step(
          claim,
          new RunJournal.RunStep(
              "tool",
              "test_order",
              org.chartwarden.platform.Json.object(),
              org.chartwarden.platform.Json.object(),
              1,
              Optional.of(change)));
    } catch (RunClaim.Lost e) {
      // The regular upkeep may have found the dead process first, which is as good.
      assertThat(AgentTasks.get(taskId).path("attempt").asInt()).isPositive();
    }
  }

  private void sql(String statement, String id) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement update = connection.prepareStatement(statement)) {
      update.setString(1, id);
      update.executeUpdate();
    }
  }
}
