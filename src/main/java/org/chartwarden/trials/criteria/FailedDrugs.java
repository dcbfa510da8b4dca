package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.terms.Term;

/**
 * How many different drugs of a class did not help: "failure of at least two antidepressants". One
 * drug that failed settles nothing more than itself; who had fewer drugs of the class than are
 * asked for cannot have failed so many.
 */
final class FailedDrugs {

  private static final Pattern LEAST = Pattern.compile("(>=|>|≥)\\s*(\\d+)\\s*times");

  private FailedDrugs() {}

  /** Whether a limit counts drugs. */
  static boolean counts(String limit) {
    return limit.endsWith("times");
  }

  static CriterionVerdict verdict(PatientFacts facts, Term drug, String limit) {
    Map<DrugFact, List<FactEvidence>> had = DrugFailure.byFact(facts, drug);
    Set<Set<String>> taken = different(had.keySet().stream().toList());
    List<DrugFact> failed = had.keySet().stream().filter(one -> !had.get(one).isEmpty()).toList();
    List<FactEvidence> evidence =
        new ArrayList<>(had.keySet().stream().map(DrugFact::evidence).toList());
    failed.forEach(one -> evidence.addAll(had.get(one)));
    Matcher least = LEAST.matcher(limit);
    if (least.matches()) {
      int asked = Integer.parseInt(least.group(2)) + (least.group(1).equals(">") ? 1 : 0);
      if (!DrugFailure.ofCancer(drug) && different(failed).size() >= asked) {
        return CriterionVerdict.met(
            "The record tells "
                + different(failed).size()
                + " of "
                + drug.shown()
                + " without success.",
            evidence);
      }
      if (taken.size() < asked && facts.isComplete(FactList.DRUGS)) {
        return CriterionVerdict.notMet(
            "The record tells " + taken.size() + " of " + drug.shown() + " in all.", evidence);
      }
    }
    return CriterionVerdict.unknown(
        "The record tells " + drug.shown() + "; how many failed is to be checked.",
        evidence,
        MissingItem.review("failed " + drug.shown()));
  }

  /** The drugs by what they are; a class that is named beside its drug is none of its own. */
  private static Set<Set<String>> different(List<DrugFact> facts) {
    Set<Set<String>> all = new LinkedHashSet<>();
    facts.forEach(one -> all.add(Set.copyOf(one.name().concepts())));
    Set<Set<String>> own = new LinkedHashSet<>(all);
    own.removeIf(
        one -> all.stream().anyMatch(other -> !other.equals(one) && other.containsAll(one)));
    return own;
  }
}
