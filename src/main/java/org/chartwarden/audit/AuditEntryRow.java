package org.chartwarden.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import org.chartwarden.platform.Json;

/**
 * One stored audit entry.
 *
 * @param id order of insertion
 * @param position place in the chain, from 1; 0 while unsealed
 * @param previousHash hash of the entry before, {@link #FIRST} for the first; null while unsealed
 * @param hash null while unsealed
 */
record AuditEntryRow(
    long id,
    Instant recordedAt,
    String actor,
    String action,
    String outcome,
    String subject,
    String detail,
    long position,
    String previousHash,
    String hash) {

  /** What the first entry of the chain is chained to. */
  static final String FIRST = "0".repeat(64);

  /**
   * SHA-256 over the previous hash and the canonical form of the entry: a JSON array of its members
   * in this order, so that no two different entries have the same form.
   */
  String hashAt(long place, String previous) {
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
      return HexFormat.of().formatHex(sha.digest(canonical.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
