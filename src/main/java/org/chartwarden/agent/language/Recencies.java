package org.chartwarden.agent.language;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Measured;
import org.chartwarden.agent.language.text.Words;

/** Questions about the newest values against each other: "the last two", "the one before". */
final class Recencies {

  private static final String PREVIOUS =
      "(?:one|value|reading|result|level|measurement|<concept>) (?:right |just |immediately )?(?:before|prior to|preceding) (?:the |that|it|this|its )?(?:latest|last|most recent|newest|current|one|it)?|second (?:to )?(?:last|latest|newest)|second most recent|penultimate|last but one|next to last|previous one|one before|before (?:the )?(?:last|latest|most recent)(?: one)?";
  private static final String LATEST_TOO =
      "{latest} (?:{near} ){0,4}(?:and|plus|with|&)|(?:and|plus|&) (?:{near} ){0,3}(?:one before|previous one|penultimate|second last)";
  private static final String AGAINST =
      "(?:than|from|since|compared (?:with|to)|versus|vs|relative to|against|above|below|over|under|exceeds?|exceeding) (?:the |its |her |his |their )?(?:one before|previous|prior|last one|last (?:value|reading|result|level|check|time|measurement)|preceding|earlier|before)(?: (?:one|value|reading|result|level|measurement|check|it|time))?";
  private static final String UP =
      "above|over|exceeds?|exceeding|higher|up|greater|more|risen|rise|rose|gone up|increased|increase|climbed|going up|elevated";
  private static final String DOWN =
      "below|under|lower|down|less|fewer|fallen|fall|fell|dropped|drop|gone down|decreased|decrease|declined|going down|come down";
  private static final String NEWEST_N =
      "(?:last|latest|newest|most recent|previous|final) (?<n>two|three|four|five|six|ten|[2-9]|10)(?! (?:{time}|<unit>) )|(?<m>two|three|four|five|[2-9]) (?:last|latest|newest|most recent)";

  private Recencies() {}

  /** What a clause asks of the newest values, or null. */
  static Goal.Recency asked(Frame frame) {
    boolean lastTwo = count(frame) == 2;
    boolean against = frame.matches(AGAINST);
    boolean up = frame.matches(UP);
    boolean down = frame.matches(DOWN);
    if (lastTwo || against) {
      if (frame.matches("how much|difference|delta|change|changed|by what")) {
        return Goal.Recency.DIFFERENCE;
      }
      if (against && up != down && ValueTests.yesNo(frame)) {
        return up ? Goal.Recency.HIGHER : Goal.Recency.LOWER;
      }
      if (frame.matches("compare|direction|trend|rising|falling") || up && down) {
        return Goal.Recency.DIRECTION;
      }
      if (against) {
        return null;
      }
    }
    if (!frame.matches("{mean}|{median}|{highest}|{lowest}|sum") && count(frame) > 1) {
      return Goal.Recency.LIST;
    }
    if (frame.matches(PREVIOUS)) {
      return frame.matches(LATEST_TOO) ? Goal.Recency.LIST : Goal.Recency.PREVIOUS;
    }
    return null;
  }

  static List<Goal> goals(Frame frame, int patient, List<Measured> measured, Goal.Recency recency) {
    List<Goal> goals = new ArrayList<>();
    for (Measured one : measured) {
      goals.add(
          new Goal.Recent(
              patient, one, Math.max(2, count(frame)), recency, QuestionReader.asksTime(frame)));
    }
    return goals;
  }

  /** How many of the newest values are meant; 0 when the clause does not say. */
  private static int count(Frame frame) {
    Matcher matcher = Words.standard().rule(NEWEST_N).matcher(frame.symbols());
    if (!matcher.find()) {
      return 0;
    }
    String written = matcher.group("n") == null ? matcher.group("m") : matcher.group("n");
    return switch (written) {
      case "two" -> 2;
      case "three" -> 3;
      case "four" -> 4;
      case "five" -> 5;
      case "six" -> 6;
      case "ten" -> 10;
      default -> Integer.parseInt(written);
    };
  }

  /** Whether a number of a clause is the count of newest values. */
  static boolean counts(Frame frame, String number) {
    return count(frame) > 0 && number.equals(Integer.toString(count(frame)));
  }
}
