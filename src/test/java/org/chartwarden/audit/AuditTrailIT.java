package org.chartwarden.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditTrailIT {

  @Inject AuditLog log;
  @Inject AuditSealer sealer;
  @Inject AuditChainVerifier verifier;
  @Inject DataSource dataSource;

  @Test
  void chainsWhatManyWritersAppendAtOnce() {
    sealer.seal();
    long before = verifier.verify().sealed();
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, 40)
            .mapToObj(n -> CompletableFuture.runAsync(() -> log.append(entry("many-" + n))))
            .toList();
    writers.forEach(CompletableFuture::join);
    sealer.seal();
    AuditChainVerifier.Verdict verdict = verifier.verify();
    assertThat(verdict.problem()).isEmpty();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.sealed()).isGreaterThanOrEqualTo(before + 40);
  }

  @Test
  void anEntryDisappearsWithTheTransactionItTellsAboutUnlessAppendedApart() throws SQLException {
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          log.append(entry("rolled-back-1"));
                          log.appendApart(entry("stays-1"));
                          throw new IllegalStateException("the work failed");
                        }))
        .hasMessageContaining("the work failed");
    assertThat(count("rolled-back-1")).isZero();
    assertThat(count("stays-1")).isEqualTo(1);
  }

  @Test
  void theTableRefusesEveryChangeButSealing() {
    log.append(entry("guarded-1"));
    assertThatThrownBy(() -> sql("UPDATE audit_entry SET actor='x' WHERE subject='guarded-1'"))
        .isInstanceOf(SQLException.class);
    sealer.seal();
    assertThatThrownBy(() -> sql("UPDATE audit_entry SET actor='x' WHERE subject='guarded-1'"))
        .hasMessageContaining("sealed");
    assertThatThrownBy(() -> sql("DELETE FROM audit_entry WHERE subject='guarded-1'"))
        .hasMessageContaining("never removed");
    assertThatThrownBy(() -> sql("TRUNCATE audit_entry")).hasMessageContaining("never removed");
  }

  private static AuditEntry entry(String subject) {
    return new AuditEntry("client/audit-it", "test", "success", subject, Json.object());
  }

  private long count(String subject) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        var result =
            statement.executeQuery(
                "SELECT count(*) FROM audit_entry WHERE subject='" + subject + "'")) {
      result.next();
      return result.getLong(1);
    }
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement s = connection.createStatement()) {
      s.executeUpdate(statement);
    }
  }
}
