package org.chartwarden.smart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How codes, refresh tokens and session numbers are kept: they are random and long, so a plain hash
 * cannot be turned back. Passwords are not: see {@code PasswordHashes}.
 */
public final class SecretHash {

  private SecretHash() {}

  /** SHA-256 of a random secret, in hexadecimal. */
  public static String of(String secret) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(sha.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
