package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.reading.BundlePatient;
import org.chartwarden.trials.records.PatientChart;
import org.chartwarden.trials.records.PatientCharts;
import org.chartwarden.trials.report.EligibilityReport;
import org.chartwarden.trials.report.ReportSubject;
import org.chartwarden.trials.requests.Labels;
import org.chartwarden.trials.requests.MatchWish;
import org.chartwarden.trials.requests.TrialsForPatient;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialQuery;
import org.chartwarden.trials.store.TrialStore;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Matches one patient, of a file, of the store or of a running server, against trials. */
@Command(
    name = "match",
    description = "Match a patient against trials, criterion by criterion.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The patient is one of a file (--bundle, with the notes in it and --note) or of the store",
      "(--patient). The trials are those of registry files (--studies), as trials import reads them,",
      "or those of the store. With both from files no store is needed.",
      "",
      "Examples:",
      "  chartwarden trials match --bundle chart.json --note note.txt --studies studies.jsonl",
      "  chartwarden trials match --patient Patient/1 --status recruiting --html report.html",
      "  chartwarden trials match --patient Patient/1 --trial NCT05687058",
      "  chartwarden trials match --patient Patient/1 --server http://localhost:8080 --json",
      "",
      "Criteria are judged on --as-of; without it on the day of the last note of a file, and today",
      "for a patient of the store.",
      "Exit code: 0 a trial may be possible, 3 none is, 1 nothing could be matched."
    })
final class TrialsMatchCommand implements Callable<Integer> {

  @Option(
      names = "--patient",
      paramLabel = "ID",
      description = "Patient/ID of the store, or of the file when it holds several.")
  private String patient;

  @Option(
      names = "--bundle",
      paramLabel = "FILE",
      description = "The patient: a FHIR Bundle in JSON.")
  private Path bundle;

  @Option(
      names = "--note",
      paramLabel = "FILE",
      description = "With --bundle: a note beside it (text, HTML, RTF, PDF); may be repeated.")
  private List<Path> notes = List.of();

  @Option(
      names = "--studies",
      paramLabel = "PATH",
      description =
          "Registry file or folder of trials (default: the trials stored); may be repeated.")
  private List<Path> studies = List.of();

  @Option(
      names = "--trial",
      paramLabel = "NCT",
      description = "Match this trial and show every criterion; may be repeated.")
  private List<String> trials = List.of();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only trials with this status, for instance recruiting.")
  private String status;

  @Mixin private MatchRun run;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (patient == null && bundle == null) {
      throw new CommandProblem("Name a patient: --patient, or --bundle for one of a file.");
    }
    if (bundle == null && !notes.isEmpty()) {
      throw new CommandProblem("--note goes with --bundle.");
    }
    Optional<MatchServer> server = run.server();
    if (server.isPresent() && (bundle != null || !studies.isEmpty())) {
      throw new CommandProblem("--server goes with neither --bundle nor --studies.");
    }
    boolean inStore = server.isEmpty() && (bundle == null || studies.isEmpty());
    return run.run(
        inStore,
        () ->
            server
                .map(one -> one.trials(bare(patient), question()))
                .orElseGet(() -> MatchRun.Shown.of(inStore ? inStore() : ofFile(ofFiles()))),
        !trials.isEmpty(),
        spec.commandLine().getOut());
  }

  private Map<String, String> question() {
    Map<String, String> question = run.question();
    if (!trials.isEmpty()) {
      question.put("trial", String.join(",", trials));
    }
    if (status != null) {
      question.put("status", status);
    }
    return question;
  }

  private EligibilityReport inStore() {
    AccessContext who = AccessContext.operator("trials-match");
    TrialQuery query = new TrialQuery(Optional.empty(), Optional.ofNullable(status));
    if (bundle == null && studies.isEmpty()) {
      return Arc.container()
          .instance(TrialsForPatient.class)
          .get()
          .report(who, bare(patient), new MatchWish(trials, query, run.asOf()), run.part());
    }
    if (bundle == null) {
      PatientChart chart =
          Arc.container().instance(PatientCharts.class).get().read(who, bare(patient), run.asOf());
      return ofFiles().report(chart.facts(), Labels.of(chart), chart.remarks(), run.part());
    }
    TrialStore store = Arc.container().instance(TrialStore.class).get();
    List<StoredTrial> stored =
        trials.isEmpty() ? store.find(who, query).trials() : store.named(who, trials);
    return ofFile(MatchedTrials.stored(stored));
  }

  /** The patient of the file against trials. */
  private EligibilityReport ofFile(MatchedTrials against) {
    BundlePatient found =
        PatientFile.read(bundle, notes, Optional.ofNullable(patient).map(TrialsMatchCommand::bare));
    PatientFacts facts = found.facts(run.asOf());
    return against.report(
        facts, ReportSubject.of(facts, found.name(), found.notes()), found.remarks(), run.part());
  }

  private MatchedTrials ofFiles() {
    return MatchedTrials.of(TrialFiles.read(studies, trials, Optional.ofNullable(status)));
  }

  static String bare(String reference) {
    return reference.startsWith("Patient/") ? reference.substring("Patient/".length()) : reference;
  }
}
