package org.chartwarden.smart;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Holds what somebody sent against a secret that is kept as it is: the only place that does. How
 * long it takes tells nothing about where they differ. What is kept as a hash is looked up by it
 * ({@link SecretHash}), passwords are held against theirs by {@link PasswordHashes}.
 */
public final class SecretComparison {

  private SecretComparison() {}

  /** Whether both are the same, in a time that depends on what was sent alone. */
  public static boolean same(String sent, String kept) {
    return MessageDigest.isEqual(
        sent.getBytes(StandardCharsets.UTF_8), kept.getBytes(StandardCharsets.UTF_8));
  }
}
