package org.chartwarden.notes.findings;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.Token;
import org.chartwarden.notes.times.TimeMention;

/** The time expression that stands right at a name: "on 8/19", "POD 2", "yesterday". */
final class AdjacentTime {

  private static final int BEHIND = 4;
  private static final int AHEAD = 1;

  private static final Set<String> TIES =
      Set.of(
          "on",
          "at",
          "in",
          "since",
          "from",
          "(",
          "of",
          "dated",
          ",",
          "@",
          ":",
          "was",
          "performed",
          "done",
          "completed",
          "by",
          "-",
          "evening",
          "morning",
          "early",
          "late",
          "the",
          "needed",
          "until",
          "were",
          "placed",
          "removed",
          "taken",
          "obtained",
          "started",
          "finished",
          "is");

  private static final Set<String> LEADS = Set.of(":", ",", "-", "for", "—", "–", ")");

  private AdjacentTime() {}

  /**
   * The words right behind a phrase, or right before it.
   *
   * @param times the time expressions of the sentence in order
   */
  static Optional<TextSpan> at(List<Token> tokens, List<TimeMention> times, int first, int end) {
    for (TimeMention time : times) {
      boolean behind = time.firstToken() >= end && time.firstToken() - end <= BEHIND;
      if (behind && only(tokens, end, time.firstToken(), TIES)) {
        return Optional.of(time.span());
      }
    }
    for (TimeMention time : times) {
      boolean ahead = time.endToken() <= first && first - time.endToken() <= AHEAD;
      if (ahead && only(tokens, time.endToken(), first, LEADS)) {
        return Optional.of(time.span());
      }
    }
    return Optional.empty();
  }

  private static boolean only(List<Token> tokens, int from, int to, Set<String> words) {
    for (int i = from; i < to; i++) {
      if (!words.contains(tokens.get(i).key())) {
        return false;
      }
    }
    return true;
  }
}
