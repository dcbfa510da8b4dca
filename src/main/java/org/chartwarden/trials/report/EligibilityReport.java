package org.chartwarden.trials.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.chartwarden.trials.matching.MatchStatus;

/**
 * How one patient stands to trials, for people and programs. It proposes; a person decides.
 *
 * @param patient who it is about
 * @param asOf the day on which criteria were judged
 * @param counts how many trials were matched with each status, those too that are not shown
 * @param trials the trials, the best first
 * @param questions what is open in the trials that nothing rules out, the most decisive first
 * @param remarks what a reader should know of the report as a whole
 */
public record EligibilityReport(
    PatientLabel patient,
    LocalDate asOf,
    Map<MatchStatus, Integer> counts,
    List<TrialReport> trials,
    List<SharedQuestion> questions,
    List<String> remarks) {

  public EligibilityReport {
    Objects.requireNonNull(patient, "patient");
    Objects.requireNonNull(asOf, "asOf");
    counts = Map.copyOf(counts);
    trials = List.copyOf(trials);
    questions = List.copyOf(questions);
    remarks = List.copyOf(remarks);
  }

  /**
   * The report of a patient.
   *
   * @param matches the trials in the order of their ranks, the best first
   */
  public static EligibilityReport of(
      ReportSubject subject, List<ReportedMatch> matches, List<String> remarks) {
    return of(subject, matches, ReportPart.ALL, remarks);
  }

  /**
   * A part of the report of a patient; ranks and counts are those of the whole.
   *
   * @param matches the trials in the order of their ranks, the best first
   */
  public static EligibilityReport of(
      ReportSubject subject, List<ReportedMatch> matches, ReportPart part, List<String> remarks) {
    NoteQuotes notes = new NoteQuotes(subject);
    List<TrialReport> trials = new ArrayList<>();
    part.each(
        matches,
        one -> one.match().status(),
        (rank, one) -> trials.add(TrialReport.of(rank, one, notes)));
    return new EligibilityReport(
        subject.patient(),
        subject.asOf(),
        StatusCounts.of(matches.stream().map(one -> one.match().status()).toList()),
        trials,
        SharedQuestion.of(trials),
        remarks);
  }

  /** How many of the trials that were matched have this status. */
  public int count(MatchStatus status) {
    return counts.getOrDefault(status, 0);
  }

  /** How many trials were matched. */
  public int matched() {
    return counts.values().stream().mapToInt(Integer::intValue).sum();
  }
}
