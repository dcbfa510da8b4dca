package org.chartwarden.audit;

import java.nio.ByteBuffer;
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
 * @param person null in entries from before there were persons
 */
record AuditEntryRow(
    long id,
    Instant recordedAt,
    String actor,
    String action,
    String outcome,
    String subject,
    String detail,
    String patient,
    String person,
    String task) {

  /** An entry of the first form. */
  AuditEntryRow(
      long id,
      Instant recordedAt,
      String actor,
      String action,
      String outcome,
      String subject,
      String detail) {
    this(id, recordedAt, actor, action, outcome, subject, detail, null, null, null);
  }

  /** As it is chained now. */
  ChainedLine chained() {
    LineBuffer line = new LineBuffer(512);
    CopyLine.add(this, line);
    return ChainedLine.of(id, line, 0);
  }

  /**
   * The hash of an entry that was sealed before lines were chained: SHA-256 over the previous hash
   * and a form of the entry in which no two different entries are the same, each text with its
   * length before it. The first form, from before there were persons, was a JSON array of the
   * members.
   *
   * @param place in the chain, from 1
   * @param previous hash of the entry before, in hexadecimal
   */
  byte[] hashAt(long place, String previous) {
    return hashAt(digest(), place, HexFormat.of().parseHex(previous));
  }

  /** A digest for {@link #hashAt(MessageDigest, long, byte[])}. */
  static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The same with a digest that serves for many. */
  byte[] hashAt(MessageDigest sha, long place, byte[] previous) {
    return sha.digest(
        person == null && patient == null && task == null
            ? firstForm(place, HexFormat.of().formatHex(previous))
            : form(place, previous));
  }

  private byte[] form(long place, byte[] previous) {
    String[] texts = {actor, action, outcome, subject, detail, patient, person, task};
    byte[][] encoded = new byte[texts.length][];
    int size = previous.length + 3 * Long.BYTES + Integer.BYTES;
    for (int i = 0; i < texts.length; i++) {
      encoded[i] = texts[i] == null ? null : texts[i].getBytes(StandardCharsets.UTF_8);
      size += Integer.BYTES + (encoded[i] == null ? 0 : encoded[i].length);
    }
    ByteBuffer form = ByteBuffer.allocate(size);
    form.put(previous).putLong(place).putLong(id);
    form.putLong(recordedAt.getEpochSecond()).putInt(recordedAt.getNano());
    for (byte[] text : encoded) {
      if (text == null) {
        form.putInt(-1);
      } else {
        form.putInt(text.length).put(text);
      }
    }
    return form.array();
  }

  private byte[] firstForm(long place, String previous) {
    return Json.write(
            Json.array()
                .add(previous)
                .add(place)
                .add(id)
                .add(recordedAt.toString())
                .add(actor)
                .add(action)
                .add(outcome)
                .add(subject)
                .add(detail))
        .getBytes(StandardCharsets.UTF_8);
  }
}
