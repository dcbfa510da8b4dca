package org.chartwarden.agent.tasks;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.agent.approval.ChangeWarning;
import org.chartwarden.agent.approval.ProposedChange;
import org.chartwarden.agent.tools.RunScope;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.consistency.records.CheckedNote;
import org.chartwarden.consistency.records.GivenNote;
import org.chartwarden.consistency.records.NoteChecks;
import org.chartwarden.consistency.rules.ClaimField;
import org.chartwarden.consistency.rules.Finding;
import org.chartwarden.consistency.rules.Severity;
import org.chartwarden.consistency.rules.Verdict;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.FhirTime;
import org.chartwarden.notes.claims.ClaimKind;
import org.jboss.logging.Logger;

/**
 * Holds what the agent writes in free words against the chart of its patient before anybody sees
 * it. What contradicts the chart is a warning with the rows; one that could do great harm keeps a
 * change from being applied without a person.
 */
@ApplicationScoped
class FreeTextCheck {

  /** Code of a warning that a text contradicts the chart. */
  static final String CODE = "text-contradicts-chart";

  private static final Pattern MOMENT =
      Pattern.compile(
          "\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d{1,9})?)?(?:Z|[+-]\\d\\d:\\d\\d)");
  private static final String NUMBER = "\\(?\\d{1,9}(?:\\.\\d{1,9})?\\)?";

  /** "(3.5 - 2.9) / 0.1 * 10 = 60 mEq": how a dose came about, and no results. */
  private static final Pattern ARITHMETIC =
      Pattern.compile(
          NUMBER + "(?: [-+*/×] " + NUMBER + "){1,20} = " + NUMBER + "(?: [A-Za-zµ%/]{1,20})?");

  private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final Logger LOG = Logger.getLogger(FreeTextCheck.class);

  private final NoteChecks checks;

  FreeTextCheck(NoteChecks checks) {
    this.checks = checks;
  }

  /** The outcome with what its free text contradicts added to the warnings of its change. */
  ToolOutcome checked(ToolOutcome outcome, RunScope scope, OffsetDateTime now) {
    if (!(outcome instanceof ToolOutcome.Result result) || result.change().isEmpty()) {
      return outcome;
    }
    ProposedChange change = result.change().get();
    List<ChangeWarning> found = of(FreeText.of(change.resource()), scope, now);
    if (found.isEmpty()) {
      return outcome;
    }
    return new ToolOutcome.Result(
        result.value(), result.evidence(), Optional.of(change.warned(found)));
  }

  /**
   * What a text contradicts in the chart of the one patient of a run; nothing when the run has none
   * or several, since then nobody can tell whom a sentence is about.
   */
  List<ChangeWarning> of(String text, RunScope scope, OffsetDateTime now) {
    if (text.isBlank() || scope.patients().size() != 1) {
      return List.of();
    }
    Optional<CheckedNote> checked;
    try {
      checked =
          checks.checkAgainstAll(
              scope.access(),
              GivenNote.bare(
                  spoken(text, now),
                  scope.patients().iterator().next(),
                  Optional.empty(),
                  Optional.of(now.toString())));
    } catch (FhirProblem problem) {
      if (problem.status() >= 500) {
        throw problem;
      }
      // The chart cannot be read for it; the text is shown as one that nobody has checked.
      LOG.infof("a text of task %s was not checked: %s", scope.taskId(), problem.code());
      return List.of();
    }
    return checked.stream()
        .flatMap(found -> found.report().statements().stream())
        .filter(FreeTextCheck::counts)
        .map(FreeTextCheck::warning)
        .toList();
  }

  /**
   * The agent tells how old results are and when they were taken in its own way, from the chart;
   * read as a clinician's words, "a year old" is the age of the patient and a date is a window.
   */
  private static boolean counts(Finding finding) {
    return finding.verdict() == Verdict.INCONSISTENT
        && finding.field().filter(field -> field != ClaimField.DATE).isPresent()
        && finding.claim().filter(claim -> claim.kind() != ClaimKind.PERSON).isPresent();
  }

  /** The text with its moments as people write them, and without the sums that it shows. */
  static String spoken(String text, OffsetDateTime now) {
    return MOMENT
        .matcher(ARITHMETIC.matcher(text).replaceAll(""))
        .replaceAll(
            found ->
                FhirTime.of(found.group(), now.getOffset())
                    .map(
                        time -> WRITTEN.format(time.start().withOffsetSameInstant(now.getOffset())))
                    .orElse(found.group()));
  }

  private static ChangeWarning warning(Finding finding) {
    Severity severity = finding.severity().orElse(Severity.LOW);
    return new ChangeWarning(
        CODE,
        switch (severity) {
          case HIGH -> ChangeWarning.Severity.HIGH;
          case MODERATE, LOW -> ChangeWarning.Severity.INFO;
        },
        finding.reason(),
        finding.rows().stream().map(row -> new Evidence(row.source(), row.text())).toList());
  }
}
