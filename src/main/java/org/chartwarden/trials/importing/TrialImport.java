package org.chartwarden.trials.importing;

import io.quarkus.arc.Unremovable;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.gateway.WriteOutcome;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.registry.RegistryDocuments;
import org.chartwarden.trials.registry.TrialRecord;

/** Loads registry files into the record. */
@ApplicationScoped
@Unremovable
public class TrialImport {

  private final FhirGateway gateway;

  @Inject
  TrialImport(FhirGateway gateway) {
    this.gateway = gateway;
  }

  /** Is told how far an import is. */
  public interface Progress {

    /** So many files are to be read. */
    void begin(int files);

    /** A trial or a rejection was added. */
    void advance(int filesDone, TrialImportReport report);

    void end();
  }

  /** Counts while files are read. */
  private static final class Count {
    int created;
    int updated;
    int unchanged;
    int rejected;
    int conflicts;
    final List<String> remarks = new ArrayList<>();

    TrialImportReport report(boolean interrupted) {
      return new TrialImportReport(
          created, updated, unchanged, rejected, conflicts, remarks, interrupted);
    }
  }

  /**
   * Loads files, folders and archives of them.
   *
   * @param rejects folder for {@code trials.rejects.ndjson}, written when something is refused
   * @param stopped ends the import after the trial at hand
   * @throws IOException when a file cannot be read or the rejects cannot be written
   */
  public TrialImportReport run(
      AccessContext who, List<Path> paths, Path rejects, Progress progress, BooleanSupplier stopped)
      throws IOException {
    Count count = new Count();
    RegistryFiles files = RegistryFiles.of(paths);
    progress.begin(files.size());
    try (RejectedRecords refused = new RejectedRecords(rejects)) {
      IntConsumer tell = done -> progress.advance(done, count.report(false));
      files.read(
          (file, entry, done) -> {
            if (!stopped.getAsBoolean()) {
              one(who, file, entry, count, refused);
            }
            tell.accept(done);
            return !stopped.getAsBoolean();
          });
      refused
          .file()
          .ifPresent(file -> count.remarks.add("Rejected records stand in " + file + "."));
    } finally {
      progress.end();
    }
    if (files.size() == 0) {
      count.remarks.add("There is no .json, .jsonl, .ndjson, .xml or .zip file to read.");
    }
    return count.report(stopped.getAsBoolean());
  }

  private void one(
      AccessContext who,
      String file,
      RegistryDocuments.Entry entry,
      Count count,
      RejectedRecords refused)
      throws IOException {
    if (entry.record() == null) {
      count.rejected++;
      refused.add(
          file,
          entry.place(),
          entry.problem().code(),
          entry.problem().getMessage(),
          entry.content());
      return;
    }
    TrialRecord trial = entry.record();
    TrialResources resources =
        TrialResources.of(trial, CriteriaParser.parse(trial.eligibility().text()));
    try {
      Set<WriteOutcome.Kind> kinds =
          QuarkusTransaction.requiringNew().call(() -> store(who, trial.nctId(), resources));
      if (kinds.contains(WriteOutcome.Kind.CREATED)) {
        count.created++;
      } else if (kinds.contains(WriteOutcome.Kind.UPDATED)) {
        count.updated++;
      } else {
        count.unchanged++;
      }
      count.conflicts += resources.conflicts().isEmpty() ? 0 : 1;
    } catch (FhirProblem e) {
      count.rejected++;
      refused.add(
          file, entry.place(), e.code(), trial.nctId() + ": " + e.getMessage(), trial.nctId());
    }
  }

  private Set<WriteOutcome.Kind> store(AccessContext who, String id, TrialResources resources) {
    Set<WriteOutcome.Kind> kinds = EnumSet.noneOf(WriteOutcome.Kind.class);
    kinds.add(
        gateway
            .update(
                who,
                new ResourceKey("EvidenceVariable", id),
                resources.variable(),
                WriteOptions.NONE)
            .kind());
    kinds.add(
        gateway
            .update(who, new ResourceKey("Group", id), resources.group(), WriteOptions.NONE)
            .kind());
    kinds.add(
        gateway
            .update(who, new ResourceKey("ResearchStudy", id), resources.study(), WriteOptions.NONE)
            .kind());
    return kinds;
  }
}
