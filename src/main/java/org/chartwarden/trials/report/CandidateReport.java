package org.chartwarden.trials.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.matching.TrialMatch;

/**
 * How patients stand to one trial.
 *
 * @param trial the trial
 * @param candidates the patients, the best first
 * @param remarks what a reader should know of the report as a whole
 */
public record CandidateReport(TrialLabel trial, List<Candidate> candidates, List<String> remarks) {

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
    candidates = List.copyOf(candidates);
    remarks = List.copyOf(remarks);
  }

  /**
   * The report of a trial.
   *
   * @param patients in the order of their ranks, the best first
   */
  public static CandidateReport of(TrialLabel trial, List<Matched> patients, List<String> remarks) {
    List<Candidate> candidates = new ArrayList<>();
    for (Matched one : patients) {
      candidates.add(
          new Candidate(
              one.subject().patient(),
              one.subject().asOf(),
              TrialReport.of(
                  candidates.size() + 1,
                  new ReportedMatch(trial, one.match()),
                  new NoteQuotes(one.subject().notes()))));
    }
    return new CandidateReport(trial, candidates, remarks);
  }

  /** How many patients have this status. */
  public int count(MatchStatus status) {
    return (int) candidates.stream().filter(one -> one.match().status() == status).count();
  }
}
