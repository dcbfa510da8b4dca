package org.chartwarden.fhir.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which part of a patient's compartment a page shows.
 *
 * @param types only resources of these types; empty for all
 * @param since only resources whose current version was stored at or after this instant
 * @param supporting whether resources follow that the compartment refers to and no compartment
 *     holds, such as practitioners and medications
 * @param after the place where the page before ended, as {@link CompartmentPage#next} gave it
 * @param count most resources of a page, at least 1
 */
public record CompartmentQuery(
    Set<String> types,
    Optional<Instant> since,
    boolean supporting,
    Optional<String> after,
    int count) {

  public CompartmentQuery {
    types = Set.copyOf(types);
    if (count < 1) {
      throw new IllegalArgumentException("a page of " + count + " resources");
    }
  }

  /** The whole compartment from its start. */
  public static CompartmentQuery all(int count) {
    return new CompartmentQuery(Set.of(), Optional.empty(), true, Optional.empty(), count);
  }

  /** The same question, from another place on. */
  public CompartmentQuery from(String place) {
    return new CompartmentQuery(types, since, supporting, Optional.of(place), count);
  }
}
