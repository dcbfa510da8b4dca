package org.chartwarden.trials.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.trials.matching.MatchStatus;

/** Counts how often each status stands in a report. */
final class StatusCounts {

  private StatusCounts() {}

  static Map<MatchStatus, Integer> of(List<MatchStatus> statuses) {
    Map<MatchStatus, Integer> counts = new EnumMap<>(MatchStatus.class);
    for (MatchStatus status : statuses) {
      counts.merge(status, 1, Integer::sum);
    }
    return counts;
  }
}
