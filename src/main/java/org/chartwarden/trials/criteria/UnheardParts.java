package org.chartwarden.trials.criteria;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Unsupported;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * Alternatives of an exclusion that nobody understood, beside others that are read: where the lists
 * of the record are complete and no word of it speaks of such a part, the part is not there, as a
 * name that no vocabulary holds is not ({@link FreeNameTest}). Words of what a person can, may or
 * wants, of causes and consequences, of whole classes of diseases and of what somebody judges stay
 * open: no list would hold them in these words.
 */
public final class UnheardParts {

  private static final Pattern OPEN =
      Pattern.compile(
          "(?i)\\b(?:un)?able\\b|\\binability\\b|\\bcan(?:not)?\\b|\\b(?:un)?willing|\\brefus|\\bconsent"
              + "|\\brisk|\\bjudg|\\bopinion\\b|\\binvestigator|\\bresearcher|\\bdoctor\\b|\\bphysician"
              + "|\\b(?:that|which|who|will|would|could|may|might|should|not|without|no)\\b"
              + "|\\bother|\\bcomorbid|\\b(?:disease|disorder|condition|illness|problem|abnormalit|patholog)"
              + "|\\baffect|\\binterfer|\\bdue\\b|\\bcaus|\\bdifficult|\\blimit|[<>≤≥]|\\d");

  private UnheardParts() {}

  /** The form with its unread alternatives asked for by their words; empty where it has none. */
  public static Optional<CriterionForm> in(CriterionForm form, CriterionKind kind) {
    if (kind != CriterionKind.EXCLUSION || !(form instanceof AnyOf any)) {
      return Optional.empty();
    }
    List<CriterionForm> parts = any.parts().stream().map(UnheardParts::asked).toList();
    boolean beside = any.parts().stream().anyMatch(part -> !part.unsupported());
    return beside && !parts.equals(any.parts()) ? Optional.of(new AnyOf(parts)) : Optional.empty();
  }

  private static CriterionForm asked(CriterionForm part) {
    return part instanceof Unsupported words
            && !words.withDenial()
            && !OPEN.matcher(words.span().text()).find()
            && FreeNameTest.telling(words.span().text())
            && !SoughtMeaning.of(words.span().text()).all().isEmpty()
        ? new Leaf(new Unheard(words.span().text()), words.span(), List.of())
        : part;
  }

  /** Whether anything in the record speaks of some words: not met when nothing does. */
  private record Unheard(String words) implements CriterionTest {

    @Override
    public String type() {
      return "unsupported";
    }

    @Override
    public String describe() {
      return "unheard \"" + words + "\"";
    }

    @Override
    public List<DataNeed> needs() {
      return List.of(
          DataNeed.of(DataNeed.Kind.PROBLEM),
          DataNeed.of(DataNeed.Kind.PROCEDURE),
          DataNeed.of(DataNeed.Kind.DRUG),
          DataNeed.of(DataNeed.Kind.SENTENCE));
    }

    @Override
    public CriterionVerdict verdict(PatientFacts facts) {
      CriterionVerdict told = NoteMention.of(facts, words);
      if (told != null) {
        return told;
      }
      boolean complete =
          facts.isComplete(FactList.PROBLEMS)
              && facts.isComplete(FactList.PROCEDURES)
              && facts.isComplete(FactList.DRUGS);
      return complete && new FreeNameTest("diagnosis", words).near(facts).isEmpty()
          ? CriterionVerdict.notMet(
              "The record says that its lists are complete, and no word of it speaks of \""
                  + words
                  + "\".",
              facts.saysComplete(FactList.PROBLEMS))
          : CriterionVerdict.unknown(
              "\"" + words + "\" is not understood by the rules.", MissingItem.review(words));
    }
  }
}
