package org.chartwarden.notes.medications;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.text.NoteText;

/** A frequency while it is read. */
final class FrequencyParts {

  boolean asNeeded;
  boolean once;
  boolean continuous;
  private BigDecimal perDay;
  private BigDecimal every;
  private BigDecimal everyMost;
  private Integer doses;
  private final List<String> moments = new ArrayList<>(2);
  private final List<String> days = new ArrayList<>(2);
  private int first = -1;
  private int end;

  /** Whether a rhythm is known: times a day or an interval. */
  boolean rhythm() {
    return perDay != null || every != null;
  }

  /** Whether nothing but an infusion is told. */
  boolean continuousOnly() {
    return continuous && !rhythm();
  }

  /** Whether the doses are counted. */
  boolean counted() {
    return doses != null || once;
  }

  boolean empty() {
    return first < 0;
  }

  int end() {
    return end;
  }

  int first() {
    return first;
  }

  void perDay(BigDecimal value) {
    if (perDay == null && every == null) {
      perDay = value;
    }
  }

  void every(BigDecimal low, BigDecimal high) {
    if (every == null && perDay == null) {
      every = plain(low);
      everyMost = plain(high);
    }
  }

  void doses(int count) {
    doses = doses == null ? Integer.valueOf(count) : doses;
  }

  void moment(String moment) {
    if (!moments.contains(moment)) {
      moments.add(moment);
    }
  }

  void day(String day) {
    if (!days.contains(day)) {
      days.add(day);
    }
  }

  /** Notes that tokens were read. */
  int reach(int from, int to) {
    first = first < 0 ? from : Math.min(first, from);
    end = Math.max(end, to);
    return to;
  }

  Optional<Frequency> frequency(NoteText note) {
    if (empty()) {
      return Optional.empty();
    }
    Optional<BigDecimal> daily = Optional.ofNullable(perDay);
    if (daily.isEmpty() && every != null && every.compareTo(everyMost) == 0) {
      daily = Optional.of(plain(daily(every)));
    }
    if (once && doses == null) {
      doses = 1;
    }
    return Optional.of(
        new Frequency(
            daily,
            Optional.ofNullable(every),
            Optional.ofNullable(everyMost),
            asNeeded,
            once,
            continuous,
            Optional.ofNullable(doses),
            moments,
            days,
            note.span(first, end - 1)));
  }

  private static BigDecimal daily(BigDecimal hours) {
    BigDecimal exact = BigDecimal.valueOf(24).divide(hours, 4, RoundingMode.HALF_UP);
    return exact.compareTo(BigDecimal.ONE) < 0 ? exact : exact.setScale(1, RoundingMode.HALF_UP);
  }

  private static BigDecimal plain(BigDecimal value) {
    BigDecimal stripped =
        value.setScale(Math.min(value.scale(), 6), RoundingMode.HALF_UP).stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
