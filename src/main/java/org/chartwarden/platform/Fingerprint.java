package org.chartwarden.platform;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 of texts: equal texts have equal ones, others never in practice. */
public final class Fingerprint {

  private static final int BYTES = 16;

  private Fingerprint() {}

  /** A short name for a long text: the first 16 bytes, in hexadecimal digits. */
  public static String of(String text) {
    return HexFormat.of().formatHex(digest(text), 0, BYTES);
  }

  /** All 32 bytes, in hexadecimal digits. */
  public static String whole(String text) {
    return HexFormat.of().formatHex(digest(text));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
