package org.chartwarden.smart.launching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.Test;

class AuthorizationAskedTest {

  private final AuthorizationAsked asked =
      new AuthorizationAsked(
          "app",
          "https://app.example/back",
          Optional.empty(),
          "challenge",
          Optional.empty(),
          ScopeSet.read("launch/encounter patient/*.rs"),
          Optional.of("doc"),
          Optional.empty(),
          Optional.empty(),
          Json.object(),
          Optional.empty());

  @Test
  void anotherPatientLosesTheEncounterThatWasChosen() {
    AuthorizationAsked chosen = asked.about("one").during("visit-of-one");

    assertThat(chosen.about("one").encounter()).contains("visit-of-one");
    assertThat(chosen.about("two").patient()).contains("two");
    assertThat(chosen.about("two").encounter()).isEmpty();
    assertThat(chosen.about("two").scopes()).isEqualTo(asked.scopes());
  }

  @Test
  void isReadBackAsItIsKept() {
    AuthorizationAsked chosen = asked.about("one").during("visit-of-one");

    assertThat(AuthorizationAsked.of(chosen.json())).isEqualTo(chosen);
  }
}
