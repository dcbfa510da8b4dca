package org.chartwarden.fhir.gateway;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * The patients that a resource names, wherever it does: for the audit trail, which must not miss
 * one. So it is what the patient compartment knows and more, and it is found without taking the
 * content apart, which would cost as much as a read.
 */
public final class NamedPatients {

  private static final String PATIENT = "Patient";
  private static final String REFERENCE = "Patient/";
  private static final int LONGEST_ID = 64;

  private NamedPatients() {}

  /** Logical ids of the patients that some versions name. */
  static Set<String> of(Collection<ResourceVersion> versions) {
    Few patients = new Few();
    versions.forEach(version -> add(version, patients));
    return patients.all;
  }

  /** Logical ids of the patients that a version names. */
  static Set<String> of(ResourceVersion version) {
    Few patients = new Few();
    add(version, patients);
    return patients.all;
  }

  /** Nearly every resource names one patient at most, for whom no tree needs to be made. */
  private static final class Few {
    private Set<String> all = Set.of();

    void add(String id) {
      if (all.isEmpty()) {
        all = Set.of(id);
      } else if (!all.contains(id)) {
        all = all.size() == 1 ? new TreeSet<>(all) : all;
        all.add(id);
      }
    }
  }

  /** Logical ids of the patients that a text in JSON names. */
  public static Set<String> of(String content) {
    Few patients = new Few();
    add(content, patients);
    return patients.all;
  }

  private static void add(ResourceVersion version, Few patients) {
    if (version.key().type().equals(PATIENT)) {
      patients.add(version.key().id());
    }
    if (version.content() != null) {
      add(version.content(), patients);
    }
  }

  private static void add(String content, Few patients) {
    int at = content.indexOf(REFERENCE);
    while (at >= 0) {
      int from = at + REFERENCE.length();
      int end = from;
      while (end < content.length() && end - from <= LONGEST_ID && ofId(content.charAt(end))) {
        end++;
      }
      if (end > from && end - from <= LONGEST_ID && at > 0 && begins(content.charAt(at - 1))) {
        char next = end < content.length() ? content.charAt(end) : ' ';
        if (next == '"' || next == '/') {
          patients.add(content.substring(from, end));
        }
      }
      at = content.indexOf(REFERENCE, end);
    }
  }

  private static boolean begins(char before) {
    return before == '"' || before == '/';
  }

  private static boolean ofId(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.';
  }
}
