package org.chartwarden.smart.consents;

import java.time.Instant;
import java.util.Set;

/**
 * Whom a consent is held against.
 *
 * @param identities references that name the caller: the user and what the user belongs to
 * @param purposes codes of v3 PurposeOfUse; empty when nobody stated any
 * @param own logical ids of the patients that the caller is
 * @param writing whether something is to be changed
 * @param now the moment
 */
public record ConsentCaller(
    Set<String> identities, Set<String> purposes, Set<String> own, boolean writing, Instant now) {

  public ConsentCaller {
    identities = Set.copyOf(identities);
    purposes = Set.copyOf(purposes);
    own = Set.copyOf(own);
  }
}
