package org.chartwarden.trials.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.matching.TrialMatch;

/**
 * How patients stand to one trial.
 *
 * @param trial the trial
 * @param counts how many patients were matched with each status, those too that are not shown
 * @param candidates the patients, the best first
 * @param remarks what a reader should know of the report as a whole
 */
public record CandidateReport(
    TrialLabel trial,
    Map<MatchStatus, Integer> counts,
    List<Candidate> candidates,
    List<String> remarks) {

  /**
   * One patient.
   *
   * @param patient who it is
   * @param asOf the day on which criteria were judged
   * @param match how the patient stands to the trial; its rank is that of the patient
   */
  public record Candidate(PatientLabel patient, LocalDate asOf, TrialReport match) {}

  /**
   * A patient who was matched.
   *
   * @param subject who
   * @param match what came of it
   */
  public record Matched(ReportSubject subject, TrialMatch match) {}

  public CandidateReport {
    Objects.requireNonNull(trial, "trial");
    counts = Map.copyOf(counts);
    candidates = List.copyOf(candidates);
    remarks = List.copyOf(remarks);
  }

  /**
   * The report of a trial.
   *
   * @param patients in the order of their ranks, the best first
   */
  public static CandidateReport of(TrialLabel trial, List<Matched> patients, List<String> remarks) {
    return of(trial, patients, ReportPart.ALL, remarks);
  }

  /**
   * A part of the report of a trial; ranks and counts are those of the whole.
   *
   * @param patients in the order of their ranks, the best first
   */
  public static CandidateReport of(
      TrialLabel trial, List<Matched> patients, ReportPart part, List<String> remarks) {
    List<Candidate> candidates = new ArrayList<>();
    part.each(
        patients,
        one -> one.match().status(),
        (rank, one) ->
            candidates.add(
                new Candidate(
                    one.subject().patient(),
                    one.subject().asOf(),
                    TrialReport.of(
                        rank,
                        new ReportedMatch(trial, one.match()),
                        new NoteQuotes(one.subject())))));
    return new CandidateReport(
        trial,
        StatusCounts.of(patients.stream().map(one -> one.match().status()).toList()),
        candidates,
        remarks);
  }

  /** How many of the patients that were matched have this status. */
  public int count(MatchStatus status) {
    return counts.getOrDefault(status, 0);
  }

  /** How many patients were matched. */
  public int matched() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
