package org.chartwarden.cli;

import io.quarkus.arc.Arc;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
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
import org.chartwarden.trials.requests.TextMatchWish;
import org.chartwarden.trials.requests.TrialsForPatient;
import org.chartwarden.trials.requests.TrialsForText;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialQuery;
import org.chartwarden.trials.store.TrialStore;
import org.chartwarden.trials.topics.TextPatient;
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
      "The patient is one of a file (--bundle, with the notes in it and --note), of the store",
      "(--patient), or a summary in words (--text). The trials are those of registry files",
      "(--studies), as trials import reads them, or those of the store. With both from files no",
      "store is needed.",
      "",
      "Examples:",
      "  chartwarden trials match --bundle chart.json --note note.txt --studies studies.jsonl",
      "  chartwarden trials match --patient Patient/1 --status recruiting --html report.html",
      "  chartwarden trials match --patient Patient/1 --trial NCT05687058",
      "  chartwarden trials match --patient Patient/1 --server http://localhost:8080 --json",
      "  echo 'Woman of 58 with COPD, dyspnea' | chartwarden trials match --text -",
      "",
      "Criteria are judged on --as-of; without it on the day of the last note of a file, and today",
      "for a patient of the store or a text.",
      "Exit code: 0 a trial may be possible, 3 none is, 1 nothing could be matched."
    })
final class TrialsMatchCommand implements Callable<Integer> {

  private static final AccessContext WHO = AccessContext.operator("trials-match");

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
      names = "--text",
      paramLabel = "FILE",
      description = "The patient: a summary (text, HTML, RTF, PDF); - for the standard input.")
  private Path text;

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
    requirePatient();
    Optional<MatchServer> server = run.server();
    if (server.isPresent() && (bundle != null || !studies.isEmpty())) {
      throw new CommandProblem("--server goes with neither --bundle nor --studies.");
    }
    boolean inStore = server.isEmpty() && (studies.isEmpty() || (bundle == null && text == null));
    return run.run(
        inStore,
        () ->
            server
                .map(this::onServer)
                .orElseGet(() -> MatchRun.Shown.of(text == null ? ofChart(inStore) : ofText())),
        !trials.isEmpty(),
        spec.commandLine().getOut());
  }

  private void requirePatient() {
    if (patient == null && bundle == null && text == null) {
      throw new CommandProblem(
          "Name a patient: --patient, --bundle for one of a file, or --text for a summary.");
    }
    if (text != null && (patient != null || bundle != null)) {
      throw new CommandProblem("--text goes with neither --patient nor --bundle.");
    }
    if (bundle == null && !notes.isEmpty()) {
      throw new CommandProblem("--note goes with --bundle.");
    }
  }

  private MatchRun.Shown onServer(MatchServer server) {
    return text == null
        ? server.trials(patientId(patient), question())
        : server.trialsOfText(NoteFile.readOrInput(text).text(), question());
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

  private EligibilityReport ofChart(boolean inStore) {
    return inStore ? inStore() : ofFile(ofFiles());
  }

  private EligibilityReport ofText() {
    String summary = NoteFile.readOrInput(text).text();
    if (!studies.isEmpty()) {
      LocalDate day = run.asOf().orElseGet(() -> LocalDate.now(Clock.systemDefaultZone()));
      return ofFiles().report(TextPatient.of(summary, day), run.part());
    }
    return Arc.container()
        .instance(TrialsForText.class)
        .get()
        .report(WHO, new TextMatchWish(summary, run.asOf(), run.part(), trials, query()));
  }

  private TrialQuery query() {
    return new TrialQuery(Optional.empty(), Optional.ofNullable(status));
  }

  private EligibilityReport inStore() {
    if (bundle == null && studies.isEmpty()) {
      return Arc.container()
          .instance(TrialsForPatient.class)
          .get()
          .report(WHO, patientId(patient), new MatchWish(trials, query(), run.asOf()), run.part());
    }
    if (bundle == null) {
      PatientChart chart =
          Arc.container()
              .instance(PatientCharts.class)
              .get()
              .read(WHO, patientId(patient), run.asOf());
      return ofFiles().report(chart.facts(), Labels.of(chart), chart.remarks(), run.part());
    }
    TrialStore store = Arc.container().instance(TrialStore.class).get();
    List<StoredTrial> stored =
        trials.isEmpty() ? store.find(WHO, query()).trials() : store.named(WHO, trials);
    return ofFile(MatchedTrials.stored(stored));
  }

  /** The patient of the file against trials. */
  private EligibilityReport ofFile(MatchedTrials against) {
    BundlePatient found =
        PatientFile.read(
            bundle, notes, Optional.ofNullable(patient).map(TrialsMatchCommand::patientId));
    PatientFacts facts = found.facts(run.asOf());
    return against.report(
        facts, ReportSubject.of(facts, found.name(), found.notes()), found.remarks(), run.part());
  }

  private MatchedTrials ofFiles() {
    return MatchedTrials.of(TrialFiles.read(studies, trials, Optional.ofNullable(status)));
  }

  private static String patientId(String reference) {
    return MatchRun.bare("Patient", reference);
  }
}
