package org.chartwarden.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.audit.AuditChainVerifier;
import org.chartwarden.audit.AuditProblem;
import org.chartwarden.audit.AuditTrail;
import org.chartwarden.audit.TrailQuery;
import org.chartwarden.platform.DatabaseProblem;
import org.chartwarden.platform.EmbeddedDatabase;
import org.chartwarden.platform.EmbeddedDatabaseProblem;
import org.postgresql.ds.PGSimpleDataSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The audit trail, read straight from the database, whether a server runs on it or not. */
@Command(
    name = "audit",
    description = "Verify the audit trail, and read it.",
    mixinStandardHelpOptions = true)
final class AuditCommand implements Runnable {

  private static final int MOST = 100_000;
  private static final int NOT_VERIFIED = 2;

  @Spec private CommandSpec spec;

  /** What a command does with the trail. */
  @FunctionalInterface
  private interface Work {
    int with(DataSource source);
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name what to do: verify, head, patient or task.");
  }

  @Command(
      name = "verify",
      description = "Compute the whole chain anew and say where it breaks, if it does.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Exit code: 0 when every entry is as it was sealed, 1 when not (BROKEN and why), 2 when that",
        "could not be found out. Only a head that was kept where nobody who can change the database",
        "reaches it shows that the end of the chain was not cut off: what came after the last",
        "head that was kept can be cut off unseen, so keep one often."
      })
  int verify(
      @Option(
              names = "--head",
              paramLabel = "POSITION:HASH|FILE",
              description = {
                "A head that 'audit head' printed before, or a file of such lines: the chain must",
                "go through all of them. Lines without a head are told and skipped."
              })
          String head,
      @Mixin DataOption data) {
    try {
      KeptHeads known = head == null ? KeptHeads.NONE : KeptHeads.read(head);
      return open(data, source -> verify(source, known, DatabaseChoice.journal(data.folder())));
    } catch (CommandProblem | EmbeddedDatabaseProblem | DatabaseProblem | AuditProblem e) {
      spec.commandLine().getErr().println("not verified: " + e.getMessage());
      return NOT_VERIFIED;
    }
  }

  private int verify(DataSource source, KeptHeads known, Path journal) {
    AuditChainVerifier verifier = AuditChainVerifier.over(source);
    ProgressDisplay progress = ProgressDisplay.on(spec.commandLine().getErr());
    progress.begin("verify", verifier.head().position(), " entries", 1);
    AuditChainVerifier.Verdict verdict =
        verifier.verify(known.heads(), checked -> progress.reach(checked, checked + " entries"));
    progress.end();
    long waiting = AuditChainVerifier.waiting(source, journal);
    PrintWriter out = out();
    out.println((verdict.intact() ? "intact   " : "BROKEN   ") + verdict.problem());
    out.println("checked  " + verdict.sealed() + " sealed entries");
    if (!known.heads().isEmpty()) {
      out.println("heads    " + known.heads().size() + " that were kept");
    }
    if (!known.skipped().isEmpty()) {
      out.println(
          "skipped  "
              + known.skipped().size()
              + " lines without a head, the first is line "
              + known.skipped().get(0)
              + ": nothing was checked against them");
    }
    out.println("waiting  " + verdict.unsealed() + " entries for their seal");
    if (waiting > 0) {
      out.println(
          "journal  " + waiting + " entries of a killed process; the next start takes them");
    }
    out.println("head     " + verdict.sealed() + ":" + verdict.head());
    return verdict.intact() ? 0 : 1;
  }

  @Command(
      name = "head",
      description = "Print position and hash of the last sealed entry, to be kept elsewhere.",
      mixinStandardHelpOptions = true)
  int head(@Mixin DataOption data) {
    return open(
        data,
        source -> {
          out().println(AuditChainVerifier.over(source).head().text());
          return 0;
        });
  }

  @Command(
      name = "patient",
      description = "Who saw or changed what of a patient, the newest first.",
      mixinStandardHelpOptions = true)
  int patient(
      @Parameters(paramLabel = "ID", description = "Logical id of the patient.") String id,
      @Option(
              names = "--count",
              paramLabel = "N",
              defaultValue = "100",
              description = "Most rows (default: 100).")
          int count,
      @Mixin DataOption data) {
    String bare = id.startsWith("Patient/") ? id.substring("Patient/".length()) : id;
    return open(
        data,
        source -> {
          TrailQuery wanted = new TrailQuery().patients(List.of(bare));
          TrailTable.print(
              new AuditTrail(source).newest(wanted, Long.MAX_VALUE, Math.min(count, MOST)),
              false,
              out());
          return 0;
        });
  }

  @Command(
      name = "task",
      description = "What a run of the agent did, step by step.",
      mixinStandardHelpOptions = true)
  int task(
      @Parameters(paramLabel = "ID", description = "Id of the task.") String id,
      @Mixin DataOption data) {
    String bare = id.startsWith("Task/") ? id.substring("Task/".length()) : id;
    return open(
        data,
        source -> {
          TrailTable.print(
              new AuditTrail(source).oldest(new TrailQuery().task(bare), 0, MOST), true, out());
          return 0;
        });
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private static int open(DataOption data, Work work) {
    DatabaseChoice database = data.open();
    try {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(database.url());
      source.setUser(database.user());
      source.setPassword(database.password());
      return work.with(source);
    } finally {
      database.embedded().ifPresent(EmbeddedDatabase::close);
    }
  }
}
