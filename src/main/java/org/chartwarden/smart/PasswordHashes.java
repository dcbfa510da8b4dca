package org.chartwarden.smart;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;

/** Passwords and client secrets, hashed with Argon2id (RFC 9106, section 4, second choice). */
public final class PasswordHashes {

  private static final int MEMORY_KIB = 19_456;
  private static final int ITERATIONS = 2;
  private static final int LANES = 1;
  private static final int LENGTH = 32;
  private static final int LONGEST = 1024;
  private static final Argon2Function FUNCTION =
      Argon2Function.getInstance(MEMORY_KIB, ITERATIONS, LANES, LENGTH, Argon2.ID);

  /** A hash of nobody's password: an unknown name costs the time that a known one does. */
  private static final String NOBODY = hash("nobody");

  private PasswordHashes() {}

  /** The hash with its parameters and salt, as text. */
  public static String hash(String password) {
    return Password.hash(password).addRandomSalt().with(FUNCTION).getResult();
  }

  /** Whether a password is the one of a hash. */
  public static boolean matches(String password, String hash) {
    return password.length() <= LONGEST
        && Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
  }

  /** Takes as long as {@link #matches} and is never true. */
  public static boolean matchesNobody(String password) {
    matches(password, NOBODY);
    return false;
  }
}
