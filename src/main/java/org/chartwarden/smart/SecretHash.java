package org.chartwarden.smart;

import org.chartwarden.platform.Fingerprint;

/**
 * How codes, refresh tokens and session numbers are kept: they are random and long, so a plain hash
 * cannot be turned back. Passwords are not: see {@code PasswordHashes}.
 */
public final class SecretHash {

  private SecretHash() {}

  /** SHA-256 of a random secret, in hexadecimal. */
  public static String of(String secret) {
    return Fingerprint.whole(secret);
  }
}
