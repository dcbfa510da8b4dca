package org.chartwarden.fhir.search.types;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;

/**
 * The number that stands for a patient in the rows of codes, the same as {@code patient_key} gives
 * in the database. Two patients may share one, so it narrows a search and never decides it.
 */
public final class PatientKey {

  /** In the compartment of no patient. */
  public static final int NONE = 0;

  /** In the compartments of several patients. */
  public static final int SEVERAL = -1;

  private PatientKey() {}

  static int of(String id) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
      return ByteBuffer.wrap(hash).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The keys of rows that may belong to one of some patients. */
  public static int[] among(Collection<String> patients) {
    int[] keys = new int[patients.size() + 1];
    int i = 0;
    for (String patient : patients) {
      keys[i++] = of(patient);
    }
    keys[i] = SEVERAL;
    return keys;
  }
}
