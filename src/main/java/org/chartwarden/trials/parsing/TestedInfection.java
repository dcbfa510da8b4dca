package org.chartwarden.trials.parsing;

import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionForm.AllOf;
import org.chartwarden.trials.criteria.CriterionForm.AnyOf;
import org.chartwarden.trials.criteria.CriterionForm.Except;
import org.chartwarden.trials.criteria.CriterionForm.Leaf;
import org.chartwarden.trials.criteria.CriterionForm.Not;
import org.chartwarden.trials.criteria.NamedThing;

/**
 * "Positive hepatitis B surface antigen", "HIV antibody test negative": asks for a result. Problem
 * lists hold infections, not what was tested: their silence answers no such question.
 */
final class TestedInfection {

  private static final Pattern RESULT =
      Pattern.compile(
          "(?i)\\b(?:positive|positivity|negative|negativity|reactive|non-?reactive|detectable|undetectable|detected)\\b");

  private static final Pattern TEST =
      Pattern.compile(
          "(?i)\\b(?:antigens?|HBs-?Ag|HBe-?Ag|HBc-?Ab|HCV-?Ab|anti-?HC[VB]\\w*|anti-?HBc|anti-?HBs|anti-?HIV|(?:auto)?antibod(?:y|ies)|serolog(?:y|ies|ical(?:ly)?|ic)|PCR|RT-?PCR|RNA|DNA|NAAT|viral load|nucleic acid|core antibody|(?:blood|serum|screening|swab|rapid|skin|laboratory|HIV(?:[- ]?[12])?|HCV|HBV|hepatitis(?: [A-E])?|syphilis|COVID(?:-19)?|SARS-CoV-2|tuberculosis|TB|tuberculin|malaria|chlamydia|gonorrh(?:o?ea)) (?:tests?|testing)|tests? for|QuantiFERON|IGRA|interferon[- ]gamma release)\\b");

  /** What is known of the patient lists tell: a status, a history, a course. */
  private static final Pattern STATUS =
      Pattern.compile(
          "(?i)\\b(?:known|history|histories|active|chronic|acute|current|past|previous|prior|documented|diagnos\\w+|carriers?|infected|infections?|disease)\\b");

  private TestedInfection() {}

  /**
   * The form with such questions left open where nothing tells a result.
   *
   * @param text of the criterion
   */
  static CriterionForm in(CriterionForm form, String text) {
    boolean asks =
        RESULT.matcher(text).find() && TEST.matcher(text).find() && !STATUS.matcher(text).find();
    return asks ? read(form) : form;
  }

  private static CriterionForm read(CriterionForm form) {
    return switch (form) {
      case Leaf leaf when leaf.test().type().equals("infection") ->
          new Leaf(NamedThing.told(leaf.test()), leaf.span(), leaf.open(), leaf.wanted());
      case AllOf all -> new AllOf(each(all.parts()));
      case AnyOf any -> new AnyOf(each(any.parts()));
      case Not not -> new Not(read(not.part()));
      case Except except -> new Except(read(except.part()), except.exception());
      default -> form;
    };
  }

  private static List<CriterionForm> each(List<CriterionForm> parts) {
    return parts.stream().map(TestedInfection::read).toList();
  }
}
