package org.chartwarden.smart.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.smart.AuthorizationConfig;
import org.junit.jupiter.api.Test;

/** A lock ends, and with it the failures that led to it. */
@QuarkusTest
class AccountLockIT {

  @Inject Accounts accounts;
  @Inject AuthorizationConfig config;
  @Inject DataSource source;
  @Inject Clock clock;

  @Test
  void oneSlipAfterALockDoesNotLockAgain() {
    String name = "lock-" + UUID.randomUUID();
    accounts.save(new UserAccount(name, "Lock", "Practitioner/lock"), "right horse");
    for (int i = 0; i < config.maxFailures(); i++) {
      assertThat(accounts.signIn(name, "wrong")).isEmpty();
    }
    assertThat(accounts.signIn(name, "right horse")).as("locked").isEmpty();

    new Database(source)
        .run(
            "UPDATE smart_user SET locked_until = ? WHERE name = ?",
            clock.instant().minus(Duration.ofSeconds(1)),
            name);
    assertThat(accounts.signIn(name, "wrong")).isEmpty();
    assertThat(accounts.signIn(name, "right horse")).as("one failure, no lock").isPresent();
  }

  @Test
  void aRemovedAccountIsGone() {
    String name = "gone-" + UUID.randomUUID();
    accounts.save(new UserAccount(name, "Gone", "Practitioner/gone"), "right horse");

    assertThat(accounts.remove(name)).isTrue();
    assertThat(accounts.exists(name)).isFalse();
    assertThat(accounts.signIn(name, "right horse")).isEmpty();
    assertThat(accounts.remove(name)).isFalse();
  }
}
