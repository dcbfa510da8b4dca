package org.chartwarden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AuditChainVerifierTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");

  @Test
  void acceptsAnEntryAsItWasSealed() {
    AuditEntryRow sealed = sealed("create", "Observation/1");
    assertThat(AuditChainVerifier.problemOf(sealed, 1, AuditEntryRow.FIRST)).isEmpty();
  }

  @Test
  void findsAChangedMember() {
    AuditEntryRow sealed = sealed("create", "Observation/1");
    AuditEntryRow changed = row("create", "Observation/2", 1, AuditEntryRow.FIRST, sealed.hash());
    assertThat(AuditChainVerifier.problemOf(changed, 1, AuditEntryRow.FIRST))
        .contains("entry 1 was changed");
  }

  @Test
  void findsAMissingEntryAndABrokenLink() {
    AuditEntryRow sealed = sealed("create", "Observation/1");
    assertThat(AuditChainVerifier.problemOf(sealed, 2, AuditEntryRow.FIRST)).contains("missing");
    assertThat(AuditChainVerifier.problemOf(sealed, 1, "f".repeat(64))).contains("not chained");
  }

  @Test
  void hashDependsOnWhereMembersEnd() {
    AuditEntryRow one = row("ab", "c", 0, null, null);
    AuditEntryRow two = row("a", "bc", 0, null, null);
    assertThat(one.hashAt(1, AuditEntryRow.FIRST)).isNotEqualTo(two.hashAt(1, AuditEntryRow.FIRST));
  }

  private static AuditEntryRow sealed(String action, String subject) {
    String hash = row(action, subject, 0, null, null).hashAt(1, AuditEntryRow.FIRST);
    return row(action, subject, 1, AuditEntryRow.FIRST, hash);
  }

  private static AuditEntryRow row(
      String action, String subject, long position, String previous, String hash) {
    return new AuditEntryRow(
        7, AT, "client/a", action, "success", subject, "{}", position, previous, hash);
  }
}
