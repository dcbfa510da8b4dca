package org.chartwarden.trials.parsing.wording;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * Short names that mean another thing elsewhere, written in full: "Child B" is a class of the liver
 * and no child, "CBD" beside stones and widths is the common bile duct and no cannabidiol, "HBsAg"
 * with a limit is its amount. "Started or stopped within 8 weeks" is a change within them.
 */
final class ShortenedNames implements Rewording {

  private static final String BILE =
      "(?:stones?|calculi|calculus|diameter|dilat\\w+|width|injur\\w+|exploration|obstruction|strictures?|stents?|size|clearance|[<>≥≤]=?\\s*\\d+(?:\\.\\d+)?\\s*(?:mm|cm)\\b)";

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of(
              "\\bChild(?:['’]s)?(?:[- ](?:class|grade|stage|score|classification|category))*[- ](?=(?-i:[ABC])(?:\\d{1,2})?\\b(?!-))",
              "Child-Pugh "),
          Substitution.of(
              "\\bChild[- ]Turcotte(?![- ]Pugh)(?:[- ](?:class|grade|stage|score))*[- ](?=(?-i:[ABC])\\b)",
              "Child-Pugh "),
          Substitution.of("\\b(?-i:CBD)(?=\\s*" + BILE + ")", "common bile duct"),
          Substitution.of(
              "(?<=\\b(?:stones?|calculi|dilat\\w{2,5}|diameter|stenting|strictures?) (?:in|of|within) (?:the )?)(?-i:CBD)\\b",
              "common bile duct"),
          Substitution.of(
              "\\b((?:quantitative |serum )?HBsAg)(?=\\s*(?:[<>≥≤]|(?:greater|more|less|lower|higher) than\\b|of at (?:least|most)\\b))",
              "$1 level"),
          Substitution.of(
              "\\b(?:start|initiat|stopp|discontinu|chang|commenc|began|begun|adjust|modif|alter)(?:ed|ing|ied|inued)?(?: (?:recently|newly|treatment|therapy|dose))?\\s*(?:,|/|,? or|,? and/or)\\s*(?:stopp|discontinu|chang|start|initiat|adjust|modif|alter)(?:ed|ing|ied)\\b(?=\\s+(?:with)?in\\b|\\s+(?:less|during|over)\\b)",
              "changed"));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return Substitution.each(ALL, text);
  }
}
