package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.TrialMatcher;
import org.chartwarden.trials.reading.BundlePatient;
import org.chartwarden.trials.report.CandidateReport;
import org.chartwarden.trials.report.ReportSubject;
import org.chartwarden.trials.requests.PatientsForTrial;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Matches one trial against the patients of files, of the store or of a running server. */
@Command(
    name = "patients",
    description = "Match a trial against patients, criterion by criterion.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The patients are those of the store, all or the members of a Group, or those of files:",
      "--bundle takes a Bundle, a folder of Bundles, or a folder of folders with bundle.json and",
      "note.txt; the trial then comes from --studies.",
      "",
      "Examples:",
      "  chartwarden trials patients NCT05687058 --group ward-3",
      "  chartwarden trials patients NCT05687058 --bundle patients --studies studies.jsonl",
      "  chartwarden trials patients NCT05687058 --server http://localhost:8080 --html page.html",
      "",
      "Exit code: 0 a patient may be eligible, 3 none is, 1 nothing could be matched."
    })
final class TrialsPatientsCommand implements Callable<Integer> {

  @Parameters(arity = "1", paramLabel = "NCT", description = "The trial, by its number or id.")
  private String trial;

  @Option(
      names = "--bundle",
      paramLabel = "PATH",
      description = "Patients in files instead of the store; may be repeated.")
  private List<Path> bundles = List.of();

  @Option(
      names = "--studies",
      paramLabel = "PATH",
      description = "With --bundle: registry file or folder that holds the trial.")
  private List<Path> studies = List.of();

  @Option(
      names = "--group",
      paramLabel = "ID",
      description = "Only the members of this Group of the store.")
  private String group;

  @Option(names = "--all", description = "Show every criterion of every patient.")
  private boolean full;

  @Mixin private MatchRun run;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (bundles.isEmpty() != studies.isEmpty()) {
      throw new CommandProblem("--bundle and --studies go together.");
    }
    Optional<MatchServer> server = run.server();
    if (!bundles.isEmpty() && (server.isPresent() || group != null)) {
      throw new CommandProblem("--bundle goes with neither --server nor --group.");
    }
    String id = MatchRun.bare("ResearchStudy", trial);
    boolean inStore = server.isEmpty() && bundles.isEmpty();
    return run.run(
        inStore,
        () ->
            server
                .map(one -> one.patients(id, question()))
                .orElseGet(() -> MatchRun.Shown.of(inStore ? inStore(id) : ofFiles(id))),
        full,
        spec.commandLine().getOut());
  }

  private Map<String, String> question() {
    Map<String, String> question = run.question();
    if (group != null) {
      question.put("group", "Group/" + MatchRun.bare("Group", group));
    }
    return question;
  }

  private CandidateReport inStore(String id) {
    AccessContext who = AccessContext.operator("trials-patients");
    StoredTrial stored =
        Arc.container().instance(TrialStore.class).get().named(who, List.of(id)).get(0);
    return Arc.container()
        .instance(PatientsForTrial.class)
        .get()
        .report(
            who,
            stored,
            Optional.ofNullable(group)
                .map(one -> new ResourceKey("Group", MatchRun.bare("Group", one))),
            run.asOf(),
            run.part());
  }

  private CandidateReport ofFiles(String id) {
    MatchedTrials trials =
        MatchedTrials.of(TrialFiles.read(studies, List.of(id), Optional.empty()));
    ParsedTrial wanted = trials.trials().get(0);
    List<PatientFile> files = PatientFile.below(bundles);
    List<CandidateReport.Matched> matched = new ArrayList<>();
    List<String> remarks = new ArrayList<>(trials.remarks());
    PrintWriter progress = run.json() ? spec.commandLine().getErr() : spec.commandLine().getOut();
    ProgressDisplay display = ProgressDisplay.on(progress);
    display.begin("Patients", files.size(), " patients", 1);
    for (PatientFile file : files) {
      try {
        matched.add(matched(file.read(), wanted));
      } catch (CommandProblem e) {
        // The other patients are shown all the same.
        remarks.add(e.getMessage());
      }
      display.advance(1, matched.size() + " matched");
    }
    display.end();
    if (matched.isEmpty()) {
      throw new CommandProblem("No patient could be read; " + remarks.get(remarks.size() - 1));
    }
    matched.sort(Comparator.comparingDouble(one -> -one.match().score().total()));
    return CandidateReport.of(trials.labels().get(wanted.id()), matched, run.part(), remarks);
  }

  private CandidateReport.Matched matched(BundlePatient patient, ParsedTrial wanted) {
    PatientFacts facts = patient.facts(run.asOf());
    return new CandidateReport.Matched(
        ReportSubject.of(facts, patient.name(), patient.notes()),
        TrialMatcher.match(facts, wanted));
  }
}
