package org.chartwarden.agent.approval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.GrantJson;
import org.junit.jupiter.api.Test;

class ApproverTest {

  @Test
  void withATokenItIsTheUserAndNotWhoTheRequestSays() {
    Approver approver = Approver.of(token("\"user\":\"Practitioner/7\","), "dr-lee");
    assertThat(approver.name()).isEqualTo("Practitioner/7 with client/app");
    assertThat(approver.grant()).isPresent();
    assertThat(approver.policy()).isFalse();
  }

  @Test
  void aClientWithoutAUserCannotApprove() {
    assertThatThrownBy(() -> Approver.of(token(""), "dr-lee"))
        .isInstanceOfSatisfying(
            ApprovalProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(403);
              assertThat(problem.code()).isEqualTo("approver-needs-user");
            });
  }

  @Test
  void aRunCannotApprove() {
    AccessContext run = new AccessContext("agent/task-1", Optional.empty(), true);
    assertThatThrownBy(() -> Approver.of(run, null))
        .isInstanceOfSatisfying(
            ApprovalProblem.class,
            problem -> assertThat(problem.code()).isEqualTo("approver-is-agent"));
  }

  @Test
  void withoutATokenTheRequestSays() {
    assertThat(Approver.of(AccessContext.client("agent-api"), " dr-lee ").name())
        .isEqualTo("client/dr-lee");
    assertThat(Approver.of(AccessContext.client("agent-api"), null).name())
        .isEqualTo("client/agent-api");
  }

  private static AccessContext token(String user) {
    return AccessContext.of(
        GrantJson.read(
            Json.parseOwn(
                "{\"client\":\"app\",\"token\":\"t\"," + user + "\"scope\":\"user/*.cruds\"}")));
  }
}
