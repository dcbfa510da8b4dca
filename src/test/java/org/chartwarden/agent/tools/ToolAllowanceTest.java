package org.chartwarden.agent.tools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ToolAllowanceTest {

  private static final Set<String> TOOLS = Set.of("problems", "allergies", "order_lab");

  @Test
  void allowsAllWithoutSettings() {
    assertThat(new ToolAllowance(Map.of(), TOOLS).allows("client/any", "order_lab")).isTrue();
  }

  @Test
  void aNamedClientHasItsOwnAndOthersTheDefault() {
    ToolAllowance allowance =
        new ToolAllowance(Map.of("app", Set.of("problems"), "default", Set.of("allergies")), TOOLS);
    assertThat(allowance.allows("client/app", "problems")).isTrue();
    assertThat(allowance.allows("client/app", "allergies")).isFalse();
    assertThat(allowance.allows("client/other", "allergies")).isTrue();
    assertThat(allowance.allows("client/other", "order_lab")).isFalse();
  }

  @Test
  void withoutADefaultOnlyNamedClientsAreBound() {
    ToolAllowance allowance = new ToolAllowance(Map.of("app", Set.of()), TOOLS);
    assertThat(allowance.allows("client/app", "problems")).isFalse();
    assertThat(allowance.allows("client/other", "problems")).isTrue();
  }

  @Test
  void refusesToolsThatAreNot() {
    assertThatThrownBy(() -> new ToolAllowance(Map.of("app", Set.of("sql")), TOOLS))
        .hasMessageContaining("chartwarden.tasks.allowed-tools.app")
        .hasMessageContaining("sql");
  }
}
