package org.chartwarden.smart.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.TokenIssuer;
import org.chartwarden.smart.tokens.TokenVerifier;
import org.junit.jupiter.api.Test;

/** Keys of the database: replaced while tokens of the old one go on. */
@QuarkusTest
class SigningKeysIT {

  private static final ServerAddress SERVER = new ServerAddress("http://localhost:1");

  @Inject SigningKeys keys;
  @Inject TokenIssuer issuer;
  @Inject TokenVerifier verifier;
  @Inject Approvals approvals;
  @Inject IdGenerator ids;

  @Test
  void tokensOfARetiredKeyStayGood() {
    Approval approval =
        new Approval(
            ids.newId(),
            "keys-test",
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            ScopeSet.read("system/*.rs"),
            Optional.empty(),
            Optional.empty(),
            Json.object());
    approvals.save(approval);
    String before = issuer.access(approval, SERVER, Duration.ofMinutes(5));

    String fresh = keys.rotate();

    assertThat(keys.active().getKeyID()).isEqualTo(fresh);
    verifier.recheck();
    assertThat(verifier.verify(before, SERVER)).isPresent();
    assertThat(verifier.verify(issuer.access(approval, SERVER, Duration.ofMinutes(5)), SERVER))
        .isPresent();
    assertThat(keys.published().getKeyByKeyId(fresh).isPrivate()).isFalse();
  }

  /** However many rotate at once, one key signs afterwards, and one always does. */
  @Test
  void rotationsAtOnceLeaveOneKey() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
      List<Callable<String>> rotations = List.of(keys::rotate, keys::rotate, keys::rotate);
      for (Future<String> done : threads.invokeAll(rotations)) {
        assertThat(done.get()).isNotBlank();
      }
    }
    assertThat(keys.list().stream().filter(key -> key.retired().isEmpty())).hasSize(1);
  }
}
