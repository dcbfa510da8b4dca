package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.criteria.CriterionVerdict;
import org.chartwarden.trials.criteria.DataNeed;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.criteria.MissingItem;
import org.chartwarden.trials.criteria.WholeReading;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * A criterion with its logical form.
 *
 * <p>What rules a patient out must follow from words that were read whole: a criterion of several
 * parts in which words are left that nobody understood may speak for a patient, but speaks against
 * one only by parts that settle it whatever those words mean. On criteria that the rules had not
 * seen before, two of three such exclusions were wrong that rested on open words.
 *
 * @param criterion the criterion as it stands
 * @param form what it asks for; spans count in the text of the criterion
 */
public record ParsedCriterion(EligibilityCriterion criterion, CriterionForm form) {

  /**
   * Ids of the types of its questions, each once, in order; {@code unsupported} for unread words.
   */
  public List<String> types() {
    List<String> types =
        new java.util.ArrayList<>(
            form.leaves().stream().map(leaf -> leaf.test().type()).distinct().toList());
    if (form.unsupported()) {
      types.add("unsupported");
    }
    return types;
  }

  /** Whether it is true of a patient. */
  public CriterionVerdict verdict(PatientFacts facts) {
    CriterionVerdict told = form.verdict(facts);
    if (!against(told.state()) || !halfRead()) {
      return told;
    }
    Optional<CriterionVerdict> sure =
        wholeForm()
            .map(whole -> whole.verdict(facts))
            .filter(verdict -> verdict.state() == told.state());
    return sure.map(
            verdict ->
                new CriterionVerdict(
                    verdict.state(),
                    verdict.reason() + " This settles it, whatever the words mean that are open.",
                    verdict.evidence(),
                    verdict.missing()))
        .orElseGet(
            () ->
                CriterionVerdict.unknown(
                    "Not every word is understood, so that this rules nobody out: " + told.reason(),
                    told.evidence(),
                    MissingItem.review(criterion.text())));
  }

  /**
   * The state of {@link #verdict}.
   *
   * @param told the state of the form
   * @param halfRead what {@link #halfRead} says
   * @param whole the state of {@link #wholeForm}; unknown where there is none
   */
  public CriterionState state(CriterionState told, boolean halfRead, CriterionState whole) {
    return halfRead && against(told) && whole != told ? CriterionState.UNKNOWN : told;
  }

  /**
   * The form with every part unknown that words are open in: what it says rules a patient out
   * though the criterion is half-read. Empty where more is open than read.
   */
  public Optional<CriterionForm> wholeForm() {
    return WholeReading.mostlyUnread(form)
        ? Optional.empty()
        : Optional.of(WholeReading.of(form, criterion.kind(), criterion.text()));
  }

  /**
   * Whether it has several parts and words in it are not understood, or are joined as no inclusion
   * joins them.
   */
  public boolean halfRead() {
    boolean person =
        !form.unsupported()
            && form.leaves().stream()
                .flatMap(leaf -> leaf.test().needs().stream())
                .allMatch(need -> need.kind() == DataNeed.Kind.PERSON);
    boolean misjoined = criterion.kind() == CriterionKind.INCLUSION && WholeReading.misjoined(form);
    return !person && (misjoined || halfRead(form));
  }

  private static boolean halfRead(CriterionForm form) {
    return switch (form) {
      case CriterionForm.Leaf leaf -> false;
      case CriterionForm.Unsupported words -> false;
      // What the text says of a name decides, whatever the name is, but for how grave it has to be.
      case CriterionForm.Defined defined ->
          halfRead(defined.meaning()) || WholeReading.ofDegree(defined.name());
      default -> form.unsupported() || form.leaves().stream().anyMatch(CriterionForm.Leaf::narrow);
    };
  }

  /** Whether a state rules a patient out. */
  public boolean against(CriterionState state) {
    return switch (criterion.kind()) {
      case INCLUSION -> state == CriterionState.NOT_MET;
      case EXCLUSION -> state == CriterionState.MET;
    };
  }
}
