package org.chartwarden.deidentification;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Numbers that depend on a secret and on words, so that the same words always get the same ones and
 * nobody without the secret can tell which.
 */
final class Seed {

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private Seed(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  static Seed of(String secret) {
    return new Seed(secret.getBytes(StandardCharsets.UTF_8));
  }

  /** The seed of one conversation. */
  Seed of(String secret, String conversation) {
    return new Seed(bytes(secret + "\n" + conversation));
  }

  byte[] bytes(String words) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(words.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java machine has " + ALGORITHM, e);
    }
  }

  /** A number from 0 to {@code bound - 1}. */
  int number(String words, int bound) {
    return (int) Long.remainderUnsigned(ByteBuffer.wrap(bytes(words)).getLong(), bound);
  }
}
