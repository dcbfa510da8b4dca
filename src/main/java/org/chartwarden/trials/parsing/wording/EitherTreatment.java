package org.chartwarden.trials.parsing.wording;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Brain metastases, also if treated", "methotrexate alone or with a steroid", "as assessed by the
 * local radiologist": words that say that something does not matter, or who looks, ask for nothing.
 */
final class EitherTreatment implements Rewording {

  private static final String DONE =
      "(?:treated|operated|irradiated|resected|controlled|stable|asymptomatic|inactive|cured|resolved|in remission)";

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of(
              "(?<=\\p{L})\\s*,?\\s*\\(?\\s*\\b(?:also|even)\\s+(?:if|when|where|though)\\s+(?:(?:they|it|these|this)\\s+(?:are|is|have been|has been|were|was)\\s+)?(?:previously\\s+|already\\s+|successfully\\s+|adequately\\s+|currently\\s+|clinically\\s+)?"
                  + DONE
                  + "(?:\\s+(?:and|or)\\s+"
                  + DONE
                  + ")?(?:\\s+(?:before|previously|already|in the past|earlier))?\\s*\\)?(?=\\s*(?:[.;,]|$))",
              ""),
          Substitution.of(
              "(?<=[\\p{L})])\\s*,?\\s*\\(?\\s*\\b(?:whether\\s+(?:previously\\s+)?(?:treated|symptomatic|active)\\s+or\\s+(?:not|untreated|asymptomatic|inactive)|treated\\s+or\\s+(?:not|untreated)|untreated\\s+or\\s+treated)\\s*\\)?(?=\\s*(?:[.;,]|$))",
              ""),
          Substitution.of(
              "(?<=[\\p{L})])(?<!\\b(?:li(?:ve|ves|ving)|resid(?:e|es|ing)|walk|walks|walking|travel|travels|sleep|sleeps|stay|stays|stand|at home)),?\\s*\\(?\\s*\\b(?:(?:either|given|used|taken|administered)\\s+)?(?:alone|as monotherapy|in monotherapy)\\s*,?\\s*(?:or|and/or)\\s+(?:(?:as|in)\\s+(?:an?\\s+)?(?:part of (?:an?\\s+)?)?(?:combination|association|conjunction)(?:\\s+therapy)?(?:\\s+with)?|combined with|together with|with|plus)(?:\\s+[\\p{L}\\d/-]{1,30}){0,6}?\\s*\\)?(?=\\s*(?:[.;,]|$|\\b(?:for|within|during|at least|in the|since|over)\\b))",
              " "),
          Substitution.of(
              "\\s*,?\\s*\\b(?:as\\s+)?(?:assessed|evaluated|determined|read|reported|reviewed|measured)\\s+by\\s+(?:the\\s+|an?\\s+)?(?:(?:local|site|central|independent|treating|blinded|study)\\s+){0,3}(?:investigators?|radiolog(?:y|ists?)|review(?:ers?)?|patholog(?:y|ists?)|laborator(?:y|ies)|readers?)(?:\\s*(?:/|or|and|and/or)\\s*(?:(?:local|site|central|independent)\\s+){0,2}(?:investigators?|radiolog(?:y|ists?)|review(?:ers?)?|patholog(?:y|ists?)|laborator(?:y|ies)|readers?))+(?=\\s*(?:[.;,]|$))",
              ""));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return Substitution.each(ALL, text);
  }
}
