package org.chartwarden.trials.importing;

import java.util.List;

/**
 * What an import did.
 *
 * @param created trials that were not there
 * @param updated trials of which something changed
 * @param unchanged trials that were there as they are
 * @param rejected records that were refused
 * @param conflicts trials whose registry fields contradict their text
 * @param remarks what somebody should know, a sentence each
 * @param interrupted whether it was stopped before its end
 */
public record TrialImportReport(
    int created,
    int updated,
    int unchanged,
    int rejected,
    int conflicts,
    List<String> remarks,
    boolean interrupted) {

  public TrialImportReport {
    remarks = List.copyOf(remarks);
  }

  /** Trials that are in the record now. */
  public int loaded() {
    return created + updated + unchanged;
  }
}
