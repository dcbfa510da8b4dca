package org.chartwarden.trials.screening;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.Collectors;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.store.StoredTrial;

/** What a run found for one trial: counts, what rules patients out, and the best patients. */
final class TrialTally {

  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble((Candidate one) -> -one.score()).thenComparing(Candidate::patient);

  private static final Map<String, MatchStatus> BY_CODE =
      Arrays.stream(MatchStatus.values())
          .collect(Collectors.toUnmodifiableMap(MatchStatus::code, status -> status));

  /**
   * What a line of the result says of a trial.
   *
   * @param status the code of a {@link MatchStatus}
   * @param criteria a letter for each
   * @param by the criteria that rule the patient out
   */
  record Match(String status, double score, String criteria, List<String> by) {}

  private record Candidate(String patient, double score, String criteria) {}

  private final StoredTrial trial;
  private final int most;
  private final Map<MatchStatus, Long> statuses = new EnumMap<>(MatchStatus.class);
  private final Map<String, Long> deciding = new HashMap<>();
  private final PriorityQueue<Candidate> best = new PriorityQueue<>(BEST_FIRST.reversed());

  TrialTally(StoredTrial trial, int most) {
    this.trial = trial;
    this.most = most;
  }

  /** Takes what a line says of the trial. */
  void add(String patient, Match match) {
    MatchStatus status = BY_CODE.get(match.status());
    statuses.merge(status, 1L, Long::sum);
    match.by().forEach(id -> deciding.merge(id, 1L, Long::sum));
    if (status == MatchStatus.POTENTIALLY_ELIGIBLE) {
      best.add(new Candidate(patient, match.score(), match.criteria()));
      if (best.size() > most) {
        best.poll();
      }
    }
  }

  /** One line of the result. */
  ObjectNode json() {
    ObjectNode line = Json.object().put("trial", trial.id());
    line.put("study", trial.study().reference()).put("title", trial.head().title());
    ArrayNode ids = line.putArray("criteria");
    trial.parsed().criteria().forEach(parsed -> ids.add(parsed.criterion().id()));
    ObjectNode counts = line.putObject("patients");
    for (MatchStatus status : MatchStatus.values()) {
      counts.put(status.code(), statuses.getOrDefault(status, 0L));
    }
    ObjectNode out = line.putObject("ruledOutBy");
    trial
        .parsed()
        .criteria()
        .forEach(
            parsed -> {
              Long count = deciding.get(parsed.criterion().id());
              if (count != null) {
                out.put(parsed.criterion().id(), count);
              }
            });
    ArrayNode candidates = line.putArray("candidates");
    List<Candidate> ordered = best.stream().sorted(BEST_FIRST).toList();
    ordered.forEach(
        one ->
            candidates
                .addObject()
                .put("patient", one.patient())
                .put("score", one.score())
                .put("criteria", one.criteria()));
    return line;
  }
}
