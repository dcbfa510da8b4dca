package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/** "Neuropathy after chemotherapy": the treatment that left a harm behind need not go on. */
final class HarmOfTreatment implements Rewording {

  private static final Pattern LEFT =
      Pattern.compile(
          "(?i)(?<=\\b(?:neuropath(?:y|ies|ic pain)|polyneuropathy|alopecia|mucositis|xerostomia|dry mouth|lymph(?:o)?edema|fatigue|amenorrh(?:o)?ea|menopause|osteoporosis|cardiotoxicity|cardiomyopathy|cystitis|proctitis|dysgeusia|cognitive impairment)\\b[^,.;:()]{0,40}?)\\s+(?:after|following|due to|caused by|induced by|resulting from|secondary to|because of)\\s+(?=(?:\\w+[- ]){0,3}?(?:chemotherapy|radiotherapy|radiation(?: therapy)?|irradiation|taxanes?|platinum|bortezomib|vincristine|oxaliplatin|paclitaxel)\\b)(?!prior|previous)");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher left = LEFT.matcher(text.text());
    return left.find() ? text.replaced(left.start(), left.end(), " after prior ") : text;
  }
}
