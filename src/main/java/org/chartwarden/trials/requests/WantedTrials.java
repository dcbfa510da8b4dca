package org.chartwarden.trials.requests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.store.StoredTrial;
import org.chartwarden.trials.store.TrialList;
import org.chartwarden.trials.store.TrialStore;

/** Finds the trials of a request, and says which of them cannot be matched. */
@ApplicationScoped
public class WantedTrials {

  private static final int MOST_LEFT_OUT = 20;

  private final TrialStore store;

  @Inject
  WantedTrials(TrialStore store) {
    this.store = store;
  }

  /**
   * What is matched.
   *
   * @param trials those that have criteria
   * @param remarks what was left out, a sentence each
   */
  public record Found(List<StoredTrial> trials, List<String> remarks) {
    public Found {
      trials = List.copyOf(trials);
      remarks = List.copyOf(remarks);
    }
  }

  /**
   * The trials that are named, else all that fit.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when one that is named is not there
   */
  public Found find(AccessContext who, MatchWish wish) {
    List<String> remarks = new ArrayList<>();
    List<StoredTrial> all;
    if (wish.trials().isEmpty()) {
      TrialList found = store.find(who, wish.query());
      all = found.trials();
      if (found.more()) {
        remarks.add(
            "There are more trials than one request takes: "
                + all.size()
                + " were matched. Ask by condition or status.");
      }
    } else {
      all = store.named(who, wish.trials());
    }
    List<StoredTrial> bare = all.stream().filter(trial -> !trial.matchable()).toList();
    bare.stream()
        .limit(MOST_LEFT_OUT)
        .forEach(trial -> remarks.add(trial.id() + " was left out: " + trial.remarks().get(0)));
    if (bare.size() > MOST_LEFT_OUT) {
      remarks.add(bare.size() - MOST_LEFT_OUT + " more trials have no criteria and were left out.");
    }
    return new Found(all.stream().filter(StoredTrial::matchable).toList(), remarks);
  }
}
