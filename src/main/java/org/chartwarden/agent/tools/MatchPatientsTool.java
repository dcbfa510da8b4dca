package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.records.PatientCharts;
import org.chartwarden.trials.report.CandidateReport;
import org.chartwarden.trials.report.ReportPart;
import org.chartwarden.trials.requests.Matches;
import org.chartwarden.trials.store.TrialStore;

/** Matches a clinical trial against patients of the record. */
@ApplicationScoped
class MatchPatientsTool implements AgentTool<MatchPatientsTool.Input> {

  private static final int DEFAULT_PATIENTS = 20;

  record Input(
      @Describe(value = "NCT number of the trial", required = true) String trial,
      @Describe("logical id of a Group whose members are matched; leave out for all patients")
          String group,
      @Describe("patients wanted, the best first, 1 to 50; 20 without it") Integer limit)
      implements LimitedInput {}

  private static final ToolDeclaration<Input> DECLARATION =
      new ToolDeclaration<>(
          "match_patients",
          "Answers every eligibility criterion of a clinical trial for the patients of the record,"
              + " or of a group, from charts and notes, and ranks the patients. Returns for each the"
              + " status, what rules the patient out, what speaks for it, each with evidence, and"
              + " what is open. In a task about patients only those are matched.",
          Input.class,
          ToolEffect.READ,
          scopes(),
          List.of(new ResultSizeGuard(Guards.MOST_ROWS)));

  private final Matches matches;
  private final Clock clock;

  @Inject
  MatchPatientsTool(Matches matches, Clock clock) {
    this.matches = matches;
    this.clock = clock;
  }

  private static Set<String> scopes() {
    Set<String> scopes = new TreeSet<>();
    PatientCharts.TYPES.forEach(type -> scopes.add("user/" + type + ".rs"));
    TrialStore.TYPES.forEach(type -> scopes.add("user/" + type + ".rs"));
    return scopes;
  }

  @Override
  public ToolDeclaration<Input> declaration() {
    return DECLARATION;
  }

  @Override
  public ToolOutcome call(Input input, RunScope run) {
    return ToolProblem.outcome(() -> answer(input, run));
  }

  private ToolOutcome answer(Input input, RunScope run) {
    Optional<ResourceKey> group =
        Optional.ofNullable(input.group())
            .filter(text -> !text.isBlank())
            .map(text -> text.replaceFirst("^Group/", ""))
            .map(MatchPatientsTool::group);
    CandidateReport report =
        matches.patients(
            run.access(),
            input.trial(),
            group,
            day(run, clock),
            ReportPart.first(input.limit() == null ? DEFAULT_PATIENTS : input.limit()));
    ObjectNode node = Json.object();
    node.put("trial", report.trial().id()).put("title", report.trial().title());
    node.put("matched", report.matched());
    node.set("counts", TrialBrief.counts(report::count));
    ArrayNode candidates = node.putArray("candidates");
    for (CandidateReport.Candidate one : report.candidates()) {
      ObjectNode candidate = candidates.addObject();
      one.patient().source().ifPresent(source -> candidate.put("patient", source.id()));
      candidate.put("name", one.patient().name()).put("age", one.patient().age());
      TrialBrief.describe(candidate, one.match());
    }
    ArrayNode remarks = node.putArray("remarks");
    report.remarks().stream().limit(Guards.MOST_ROWS).forEach(remarks::add);
    return ToolOutcome.Result.of(
        node,
        TrialBrief.evidence(
            report.candidates().stream().map(CandidateReport.Candidate::match).toList()));
  }

  /**
   * The day that criteria are judged on: that of the task where it is another one than today; of
   * today the chart itself may know better.
   */
  static Optional<LocalDate> day(RunScope run, Clock clock) {
    LocalDate day = run.now().toLocalDate();
    return day.equals(LocalDate.now(clock.withZone(run.now().getOffset())))
        ? Optional.empty()
        : Optional.of(day);
  }

  private static ResourceKey group(String id) {
    if (!ResourceKey.ID.matcher(id).matches()) {
      throw new ToolProblem("bad-input", "group must be the logical id of a Group");
    }
    return new ResourceKey("Group", id);
  }
}
