package org.chartwarden.trials.store;

import java.util.List;

/**
 * Trials that were found.
 *
 * @param trials in the order of storage
 * @param more whether there are others that were not looked at
 */
public record TrialList(List<StoredTrial> trials, boolean more) {

  public TrialList {
    trials = List.copyOf(trials);
  }
}
