package org.chartwarden.trials.records;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Settings of reading the charts of patients for trials. */
@ConfigMapping(prefix = "chartwarden.trials.records")
public interface PatientRecordsConfig {

  /** Most resources of one patient that are all read; of more, results are thinned. */
  @WithDefault("20000")
  int maxResources();

  /** Most notes of one patient, the newest first. */
  @WithDefault("200")
  int maxNotes();

  /** Whether notes are read behind their writing where there are trials, not when first asked. */
  @WithDefault("true")
  boolean readAhead();
}
