package org.chartwarden.fhir.jobs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.fhir.gateway.NamedPatients;

/** Records of whom a file of a job tells, before it is shown. */
@ApplicationScoped
class FileTrail {

  /** So many patients of a file are recorded together. */
  private static final int AT_ONCE = 1000;

  private final JobKinds kinds;
  private final JobFiles files;
  private final AuditLog audit;

  @Inject
  FileTrail(JobKinds kinds, JobFiles files, AuditLog audit) {
    this.kinds = kinds;
    this.files = files;
    this.audit = audit;
  }

  /**
   * The file is going to be shown, whole or in part, to whoever asks now.
   *
   * @throws org.chartwarden.audit.AuditProblem when that cannot be recorded
   */
  void shown(Job job, JobFile file) {
    Optional<AuditTrace> trace = AuditTrace.current();
    if (trace.isEmpty() || !kinds.of(job).tellsOfPatients()) {
      return;
    }
    String subject = "job/" + job.id() + "/" + file.id();
    Set<String> told = new HashSet<>();
    Set<String> next = new TreeSet<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(files.open(file), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        for (String patient : NamedPatients.of(line)) {
          if (told.add(patient)) {
            next.add(patient);
          }
        }
        if (next.size() >= AT_ONCE) {
          audit.shown(trace.get().entries("export-download", AuditEntry.SUCCESS, subject, next));
          // A long file must not fill what waits for the database.
          audit.settle();
          next.clear();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    // The entry of the request itself names the rest.
    trace.get().shows(next);
  }
}
