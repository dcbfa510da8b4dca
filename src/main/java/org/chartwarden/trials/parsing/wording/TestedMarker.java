package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "KRAS mutation as previously determined by local testing of tumor tissue": who tested a marker,
 * by what and in which sample asks for nothing of its own, nor do the exons of RAS, which are all
 * that are tested.
 */
final class TestedMarker implements Rewording {

  private static final Pattern EXONS =
      Pattern.compile(
          "(?i)(?<=\\bmutations?)\\s*\\(?\\s*(?:in|of|at|within)?\\s*(?:exons?|codons?)\\s+\\d{1,3}(?:\\s*(?:,\\s*(?:or|and)?|or|and|/|-)\\s*\\d{1,3})+\\s*\\)?");

  private static final Pattern RAS = Pattern.compile("\\b[KNH]?RAS\\b");

  private static final Pattern TESTED =
      Pattern.compile(
          "(?i)\\s*,?\\s*\\(?\\s*\\b(?:as\\s+)?(?:previously\\s+)?(?:determined|assessed|documented|confirmed|established|detected|identified|tested|measured|proven)\\s+(?:by|in|on|from|per|using|with|at)\\s+(?:an?\\s+|the\\s+)?"
              + "(?:(?:local|central|locally|centrally|validated|approved|standard|certified|accredited|clia[- ]certified|next[- ]generation|molecular|genetic|genomic|tissue|tumou?r|blood|plasma|liquid|routine|institutional|previous)\\s+){0,4}"
              + "(?:test(?:s|ing)?|laborator(?:y|ies)|assays?|analys[ie]s|sequencing|ngs|pcr|ihc|fish|immunohistochemistry|profiling|biopsy)(?:\\s+(?:test(?:s|ing)?|assays?|laborator(?:y|ies)))?"
              + "(?:\\s+(?:of|on|in|from)\\s+(?:an?\\s+|the\\s+)?(?:(?:archival|fresh|tumou?r|primary|metastatic|blood|plasma)\\s+){0,3}(?:tissue|samples?|specimens?|blood|plasma|tumou?r|biops(?:y|ies)))?\\s*\\)?(?=\\s*(?:[.,;)]|$))");

  private static final Pattern MARKER =
      Pattern.compile(
          "(?i)\\b(?:mutations?|mutant|mutated|wild[- ]?type|positive|negative|amplif\\w+|fusions?|rearrange\\w+|express\\w+|deficien\\w+|instability|msi-?h?|dmmr)\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    if (RAS.matcher(plain.text()).find()) {
      plain = without(plain, EXONS);
    }
    Matcher tested = TESTED.matcher(plain.text());
    boolean marker =
        tested.find() && MARKER.matcher(plain.text().substring(0, tested.start())).find();
    return marker ? without(plain, TESTED) : plain;
  }

  private static WrittenText without(WrittenText text, Pattern pattern) {
    Matcher found = pattern.matcher(text.text());
    return found.find() ? text.without(found.start(), found.end()) : text;
  }
}
