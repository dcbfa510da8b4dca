package org.chartwarden.fhir.storage;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The last entry of a history page; the next page goes on after it, newest first. New versions come
 * before it, so they never shift what follows.
 *
 * @param lastUpdated when the version was stored
 * @param pid internal number of its resource
 * @param version its version number
 */
public record HistoryPlace(Instant lastUpdated, long pid, long version) {

  private static final Pattern TEXT = Pattern.compile("(\\d{1,18})-(\\d{1,18})-(\\d{1,18})");

  /** The form in which it stands in a {@code next} link. */
  public String text() {
    long micros =
        Math.addExact(
            Math.multiplyExact(lastUpdated.getEpochSecond(), 1_000_000L),
            lastUpdated.getNano() / 1000);
    return micros + "-" + pid + "-" + version;
  }

  /** Reads what {@link #text} wrote. */
  public static Optional<HistoryPlace> parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long micros = Long.parseLong(matcher.group(1));
    Instant instant =
        Instant.ofEpochSecond(
            Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
    return Optional.of(
        new HistoryPlace(
            instant, Long.parseLong(matcher.group(2)), Long.parseLong(matcher.group(3))));
  }
}
