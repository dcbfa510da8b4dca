package org.chartwarden.fhir.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A kind of job; beans of this type are collected by {@link JobKinds}. */
public interface JobKind {

  /** Its name in the store, for instance {@code export}. */
  String name();

  /** How many jobs of this kind may run at once in this process. */
  default int mostAtOnce() {
    return 2;
  }

  /**
   * Does the work, from the last checkpoint on. It asks {@link JobRun#stopIfAsked} now and then, at
   * least every second or so.
   *
   * @return the result, for {@link #answer}
   * @throws org.chartwarden.fhir.model.FhirProblem when the job fails for good
   */
  ObjectNode run(JobRun run);

  /** What the client gets when it asks for the completed job. */
  JobAnswer answer(Job job, List<JobFile> files, JobLinks links);

  /**
   * Whether its files tell of patients whose charts it did not read for the caller, so that whoever
   * fetches a file is recorded with the patients that stand in it. Of the others the run recorded
   * whom it read.
   */
  default boolean tellsOfPatients() {
    return false;
  }

  /** Removes what the kind keeps elsewhere for this job; called before the job is removed. */
  default void discard(Job job) {}
}
