package org.chartwarden.testing.smart;

import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Somebody before a browser, and how they decide.
 *
 * @param name account
 * @param password its password
 * @param patient whom they choose, when asked
 * @param encounter which encounter they choose, when asked
 * @param ticks what they tick, of what is ticked and what is not
 * @param allows whether they allow what they ticked
 */
public record Person(
    String name,
    String password,
    Optional<String> patient,
    Optional<String> encounter,
    BiFunction<Set<String>, Set<String>, Set<String>> ticks,
    boolean allows) {

  public Person(String name, String password) {
    this(name, password, Optional.empty(), Optional.empty(), (on, off) -> on, true);
  }

  public Person choosing(String id) {
    return new Person(name, password, Optional.of(id), encounter, ticks, allows);
  }

  public Person during(String id) {
    return new Person(name, password, patient, Optional.of(id), ticks, allows);
  }

  public Person ticking(BiFunction<Set<String>, Set<String>, Set<String>> choice) {
    return new Person(name, password, patient, encounter, choice, allows);
  }

  public Person refusing() {
    return new Person(name, password, patient, encounter, ticks, false);
  }
}
