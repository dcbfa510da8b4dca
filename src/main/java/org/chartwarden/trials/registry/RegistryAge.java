package org.chartwarden.trials.registry;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An age as the registry writes it: {@code 18 Years}, {@code 6 Months}.
 *
 * @param count how many
 * @param unit UCUM: {@code a}, {@code mo}, {@code wk}, {@code d}, {@code h} or {@code min}
 */
public record RegistryAge(int count, String unit) {

  private static final Map<String, String> UNITS =
      Map.of("year", "a", "month", "mo", "week", "wk", "day", "d", "hour", "h", "minute", "min");

  /** The age of a text; empty when it is {@code N/A}, blank or no age. */
  public static Optional<RegistryAge> of(String text) {
    String[] parts = text.strip().toLowerCase(Locale.ROOT).split("\\s+", 3);
    if (parts.length != 2 || !parts[0].matches("\\d{1,6}")) {
      return Optional.empty();
    }
    String singular =
        parts[1].endsWith("s") ? parts[1].substring(0, parts[1].length() - 1) : parts[1];
    return Optional.ofNullable(UNITS.get(singular))
        .map(unit -> new RegistryAge(Integer.parseInt(parts[0]), unit));
  }

  /** The age in months, rounded down. */
  public int months() {
    return switch (unit) {
      case "a" -> count * 12;
      case "mo" -> count;
      case "wk" -> count * 7 / 30;
      case "d" -> count / 30;
      default -> 0;
    };
  }
}
