package org.chartwarden.smart.serving;

import io.quarkus.runtime.configuration.DurationConverter;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Some failures are borne, within some time: with none nobody could be let in at all, and what is
 * due again at once bounds nothing.
 */
final class BudgetsCheck implements ServingCheck {

  private static final List<String> BUDGETS =
      List.of(
          "chartwarden.auth.client-failures",
          "chartwarden.auth.address-failures",
          "chartwarden.auth.sign-in-failures",
          "chartwarden.auth.max-failures");

  private static final List<String> WINDOWS =
      List.of("chartwarden.auth.failure-window", "chartwarden.auth.lock-time");

  private static final Pattern ONE_OR_MORE = Pattern.compile("\\+?0*[1-9][0-9]*");
  private static final Duration SHORTEST = Duration.ofSeconds(1);

  @Override
  public boolean everywhere() {
    return true;
  }

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    List<String> wrong = new ArrayList<>();
    set(facts, BUDGETS).entrySet().stream()
        .filter(one -> !ONE_OR_MORE.matcher(one.getValue()).matches())
        .map(one -> one + ": so many failures must be borne, 1 or more")
        .forEach(wrong::add);
    set(facts, WINDOWS).entrySet().stream()
        .filter(one -> !longEnough(one.getValue()))
        .map(one -> one + ": that is no time of a second or more, as 15m")
        .forEach(wrong::add);
    return wrong.isEmpty()
        ? Optional.empty()
        : Optional.of(String.join("; ", wrong) + "; set it so or leave the key out");
  }

  private static Map<String, String> set(ServingFacts facts, List<String> keys) {
    Map<String, String> values = new LinkedHashMap<>();
    keys.forEach(key -> facts.setting(key).ifPresent(value -> values.put(key, value)));
    return values;
  }

  private static boolean longEnough(String value) {
    try {
      return DurationConverter.parseDuration(value).compareTo(SHORTEST) >= 0;
    } catch (IllegalArgumentException | DateTimeException e) {
      return false;
    }
  }
}
