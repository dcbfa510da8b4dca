package org.chartwarden.trials.criteria;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Kept;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * Whether anything speaks against magnetic resonance imaging: devices, metal, fear of narrow
 * places. Lists that are complete and hold none of it deny it.
 */
final class MriSafety {

  private static final Pattern ASKED =
      Pattern.compile(
          "(?i)(?!.*(?:gadolin|contrast)).*\\b(?:mri|mr imaging|magnetic resonance)\\b.*");

  private static final List<String> AGAINST =
      List.of(
          "pacemaker",
          "icd-device",
          "implanted-device",
          "claustrophobia",
          "aneurysm-clip",
          "cochlear-implant",
          "neurostimulator");

  private static final List<String> PUT_IN =
      List.of("metal-implant", "cochlear-implant", "deep-brain-stimulation", "pacemaker");

  private static final int KEPT = 5_000;

  private static final Kept<String, Boolean> OF_IMAGING =
      new Kept<>(KEPT, words -> ASKED.matcher(words).matches());

  private MriSafety() {}

  /** Whether a thing is the imaging alone, without a contrast agent. */
  static boolean asked(String words) {
    return OF_IMAGING.of(words);
  }

  /** Whether it must not be done: met, not met or for a physician to judge. */
  static CriterionVerdict contraindicated(PatientFacts facts) {
    return facts.derived("safety of MRI", MriSafety::judged);
  }

  private static CriterionVerdict judged(PatientFacts facts) {
    Told told = Told.nothing().answered(facts, "mri-safe");
    CriterionVerdict noted = told.verdict("MRI", true);
    List<FactEvidence> against = new ArrayList<>();
    boolean denied = true;
    for (String id : AGAINST) {
      Optional<CriterionVerdict> one =
          TermBook.standard()
              .find(TermKind.CONDITION, id)
              .map(
                  term ->
                      new ConditionTest(
                              "diagnosis", term, Aspect.PLAIN, Optional.empty(), Optional.empty())
                          .verdict(facts));
      denied &= collect(one, against);
    }
    for (String id : PUT_IN) {
      Optional<CriterionVerdict> one =
          TermBook.standard()
              .find(TermKind.PROCEDURE, id)
              .map(
                  term ->
                      new ProcedureTest(term, Aspect.PLAIN, Optional.empty(), Optional.empty())
                          .verdict(facts))
              // Lists hold metal seldom: their silence is no denial, but no hint either.
              .filter(verdict -> verdict.state() != CriterionState.UNKNOWN);
      denied &= collect(one, against);
    }
    if (noted.state() == CriterionState.MET) {
      return noted;
    }
    if (!against.isEmpty()) {
      return CriterionVerdict.unknown(
          "A physician has to judge whether this allows an MRI.",
          against,
          MissingItem.ask("MRI safety"));
    }
    if (noted.state() == CriterionState.NOT_MET) {
      return noted;
    }
    return denied && facts.isComplete(FactList.PROBLEMS) && facts.isComplete(FactList.PROCEDURES)
        ? CriterionVerdict.notMet(
            "The lists are said to be complete and hold nothing that speaks against an MRI.",
            facts.saysComplete(FactList.PROCEDURES))
        : CriterionVerdict.unknown(
            "A physician has to judge contraindications.", MissingItem.ask("MRI safety"));
  }

  /** Adds what speaks against it, and tells whether the thing is denied. */
  private static boolean collect(Optional<CriterionVerdict> one, List<FactEvidence> against) {
    one.filter(verdict -> verdict.state() == CriterionState.MET)
        .ifPresent(verdict -> against.addAll(verdict.evidence()));
    return one.map(verdict -> verdict.state() == CriterionState.NOT_MET).orElse(true);
  }
}
