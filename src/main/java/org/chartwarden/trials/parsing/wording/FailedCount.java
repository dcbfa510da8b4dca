package org.chartwarden.trials.parsing.wording;

import java.util.List;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Failure, primary or secondary, of two biologics", "failed at least two prior TNF inhibitors":
 * words between the failure and the number of drugs that change neither.
 */
final class FailedCount implements Rewording {

  private static final String FAILURE =
      "(?:failures?|failed|non-?response|inadequate responses?|insufficient responses?|loss of response|ineffectiveness|inefficacy)";

  private static final String COUNT =
      "(?:(?:at least|≥|>=|>|more than)\\s*)?(?:\\d|one|two|three|four|five)";

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of(
              "(?<=\\b"
                  + FAILURE
                  + ")\\s*[,(]\\s*primary\\s*(?:/|or|and|and/or)\\s*secondary\\s*[,)]",
              ""),
          Substitution.of(
              "\\bprimary\\s*(?:/|or|and|and/or)\\s*secondary\\s+(?=" + FAILURE + "\\b)", ""),
          Substitution.of(
              "\\b(?:previous|prior|documented|historical)\\s+(?="
                  + FAILURE
                  + "\\s+(?:of|to|with)\\s+"
                  + COUNT
                  + "\\b)",
              ""),
          Substitution.of(
              "(\\b"
                  + FAILURE
                  + "\\s+(?:(?:of|to|with|on)\\s+)?(?:treatment with\\s+)?"
                  + COUNT
                  + ")\\s+(?:prior|previous|different|other|separate|distinct)\\s+(?:lines? of\\s+)?(?=\\p{L})",
              "$1 "),
          // So many of them failed, be it that others did too.
          Substitution.of(
              "(\\b"
                  + FAILURE
                  + "\\s+(?:(?:of|to|with|on)\\s+)?)(?=(?:[2-9]|two|three|four|five)\\s+(?!or\\b|to\\b|and\\b|weeks|months|days|years|cycles|doses|times|attempts|courses)[\\p{L}])",
              "$1at least "));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return Substitution.each(ALL, text);
  }
}
