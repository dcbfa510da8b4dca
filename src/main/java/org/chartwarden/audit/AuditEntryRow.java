package org.chartwarden.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import org.chartwarden.platform.Json;

/**
 * One stored audit entry.
 *
 * @param id order of insertion
 */
record AuditEntryRow(
    long id,
    Instant recordedAt,
    String actor,
    String action,
    String outcome,
    String subject,
    String detail) {

  /**
   * SHA-256 over the previous hash and the canonical form of the entry: a JSON array of its members
   * in this order, so that no two different entries have the same form.
   *
   * @param place in the chain, from 1
   * @param previous hash of the entry before, in hexadecimal
   */
  byte[] hashAt(long place, String previous) {
    String canonical =
        Json.write(
            Json.array()
                .add(previous)
                .add(place)
                .add(id)
                .add(recordedAt.toString())
                .add(actor)
                .add(action)
                .add(outcome)
                .add(subject)
                .add(detail));
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return sha.digest(canonical.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
