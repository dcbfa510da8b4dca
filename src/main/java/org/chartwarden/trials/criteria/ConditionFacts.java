package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.ProblemFact;
import org.chartwarden.trials.facts.ProcedureFact;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.terms.Term;

/**
 * What a chart tells that is, or may be, a condition.
 *
 * @param term the condition
 * @param besides conditions that do not count, though they are of its kind
 */
record ConditionFacts(Term term, List<Term> besides) {

  /** Words of procedures after which a device or a graft is no longer there. */
  private static final Pattern TAKEN_OUT =
      Pattern.compile(
          "(?i)\\b(?:remov\\w+|explant\\w+|extract\\w+|revers\\w+|taken out|replac\\w+ of lead|excis\\w+|resect\\w+"
              + "|\\p{L}+ectomy|biops\\w+|ablation|cryotherapy|curettage|debride\\w+|drainage)\\b");

  private static final String SPREAD = "metastatic-cancer";

  private static final Pattern HISTORY_CODE = Pattern.compile("Z8[5-7].*");
  private static final Pattern HISTORY_NAME = Pattern.compile("(personal )?history of .*");

  private static final int KEPT = 20_000;

  /** Names of what is over. */
  private static final Kept<FactName, Boolean> HISTORY =
      new Kept<>(
          KEPT,
          name ->
              name.codes().stream().anyMatch(code -> HISTORY_CODE.matcher(code.code()).matches())
                  || name.texts().stream()
                      .anyMatch(
                          text -> HISTORY_NAME.matcher(text.toLowerCase(Locale.ROOT)).matches()));

  private static final Kept<FactName, Boolean> REMOVAL =
      new Kept<>(
          KEPT, name -> name.texts().stream().anyMatch(text -> TAKEN_OUT.matcher(text).find()));

  /** A fact that names the condition. */
  record Candidate(
      FactName name, FactState state, FactTime time, FactEvidence evidence, FactName.Fit fit) {}

  List<Candidate> in(PatientFacts facts) {
    List<Candidate> all = new ArrayList<>();
    for (ProblemFact fact : facts.problemsLike(term)) {
      FactName.Fit fit = fact.name().fits(term);
      boolean touched = fit == FactName.Fit.NO && fact.name().touches(term) && told(fact.state());
      if (fit != FactName.Fit.NO || touched) {
        FactName.Fit near = touched ? FactName.Fit.PERHAPS : fit;
        all.add(new Candidate(fact.name(), effective(fact), fact.time(), fact.evidence(), near));
      }
    }
    for (ProcedureFact fact : facts.proceduresLike(term)) {
      FactName.Fit fit = fact.name().fits(term);
      if (fit == FactName.Fit.YES) {
        boolean stays = fact.state() == FactState.PAST && !REMOVAL.of(fact.name());
        // What was put in is there: a pacemaker, a shunt.
        all.add(
            stays
                ? new Candidate(
                    fact.name(),
                    FactState.PRESENT,
                    new FactTime(fact.time().begin(), Optional.empty()),
                    fact.evidence(),
                    fit)
                : new Candidate(fact.name(), fact.state(), fact.time(), fact.evidence(), fit));
      }
    }
    if (!besides.isEmpty() && !all.isEmpty()) {
      all.removeIf(one -> one.state() != FactState.ABSENT && excepted(one.name()));
      // What the whole chart is looked through for is asked last.
      if (all.stream().anyMatch(this::unsure) && tellsBesides(facts)) {
        all.removeIf(this::unsure);
      }
    }
    return all;
  }

  /** Whether a wider name is told more closely by another fact, which is not what is asked for. */
  boolean explained(Candidate wide, PatientFacts facts) {
    for (FactName name : CloserNames.of(facts).than(wide.name())) {
      if (name.fits(term) == FactName.Fit.NO) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name is one of what does not count, or spread from one. */
  private boolean excepted(FactName name) {
    return name.concepts().contains(SPREAD) || counted(name, FactName.Fit.YES);
  }

  /** Whether a name may be meant for what does not count. */
  private boolean unsure(Candidate one) {
    return one.state() != FactState.ABSENT
        && (counted(one.name(), FactName.Fit.PERHAPS)
            || one.name().narrowest().stream().allMatch(this::histology));
  }

  /** Whether the chart tells a kind that does not count: a wide name may be meant for that. */
  private boolean tellsBesides(PatientFacts facts) {
    return term.closure().contains("malignancy")
        || facts.toldProblems().stream().anyMatch(name -> counted(name, FactName.Fit.YES));
  }

  /** Whether a name fits one of the kinds that do not count so well. */
  private boolean counted(FactName name, FactName.Fit fit) {
    for (Term one : besides) {
      if (name.fits(one) == fit) {
        return true;
      }
    }
    return false;
  }

  /** "Squamous cell carcinoma" in a note: which cancer it is of that says not. */
  private boolean histology(String id) {
    return term.id().equals(id) || term.id().equals("malignancy") && id.equals("solid-tumor");
  }

  private static boolean told(FactState state) {
    return state == FactState.PRESENT || state == FactState.PAST || state == FactState.POSSIBLE;
  }

  /** A problem that is named as a history is past, whatever its clinical status. */
  private static FactState effective(ProblemFact fact) {
    if (fact.state() != FactState.PRESENT) {
      return fact.state();
    }
    return HISTORY.of(fact.name()) ? FactState.PAST : FactState.PRESENT;
  }
}
