package org.chartwarden.smart.serving;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the checks look at.
 *
 * @param settings configuration by key; keys without a value are left out
 * @param keys the keys that sign tokens
 * @param accounts names of clients and people that the demo makes and that are registered here
 */
record ServingFacts(Map<String, String> settings, SigningKeyFacts keys, List<String> accounts) {

  ServingFacts {
    settings = Map.copyOf(settings);
    accounts = List.copyOf(accounts);
  }

  /** The value of a key, if it has one. */
  Optional<String> setting(String key) {
    return Optional.ofNullable(settings.get(key)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Whether a key is set to {@code true}. */
  boolean on(String key) {
    return setting(key).filter("true"::equalsIgnoreCase).isPresent();
  }

  /** Whether a key of this form has a value. */
  boolean any(Pattern keys) {
    return settings.entrySet().stream()
        .anyMatch(e -> keys.matcher(e.getKey()).matches() && !e.getValue().isBlank());
  }
}
