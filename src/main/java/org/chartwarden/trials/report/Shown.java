package org.chartwarden.trials.report;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.trials.criteria.MissingItem;
import org.chartwarden.trials.matching.MatchStatus;

/** The words and marks that reports use for people, the same on every page and in the console. */
public final class Shown {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

  private Shown() {}

  /** How a patient stands to a trial. */
  public static String status(MatchStatus status) {
    return switch (status) {
      case POTENTIALLY_ELIGIBLE -> "Potentially eligible";
      case EXCLUDED -> "Excluded";
      case NOT_RELEVANT -> "Does not fit";
    };
  }

  /** One character that tells the state and what it means, without colour. */
  public static String mark(CriterionReport one) {
    return switch (one.effect()) {
      case HELPS -> "✓";
      case BLOCKS -> "✕";
      case NEUTRAL -> "–";
      case OPEN ->
          switch (one.state()) {
            case CONFLICTING -> "≠";
            case UNSUPPORTED -> "¶";
            default -> "?";
          };
    };
  }

  /** What somebody has to do to settle a question. */
  public static String todo(MissingItem.Kind kind) {
    return switch (kind) {
      case ASK -> "Ask";
      case TEST -> "Test";
      case REVIEW -> "Look up";
    };
  }

  /** Words of the registry: {@code Not yet recruiting}. */
  public static String registryStatus(String status) {
    String words = status.replace('_', ' ').strip().toLowerCase(Locale.ROOT);
    return words.isEmpty() ? "" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  /** A day as a page shows it: {@code 15 June 2024}. */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** A version of a resource as a page shows it: {@code Observation/1 v2}. */
  public static String source(RecordPointer source) {
    return source.type() + "/" + source.id() + "\u00a0v" + source.version();
  }

  /** A number of things: {@code 1 trial}, {@code 3 trials}. */
  public static String count(int number, String thing) {
    return number + " " + thing + (number == 1 ? "" : "s");
  }
}
