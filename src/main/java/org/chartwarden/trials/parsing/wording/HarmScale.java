package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Neuropathy of CTCAE grade 2", "grade 2 per NCI-CTCAE v5.0": grades of harm are those of this
 * scale, whether it is named or not.
 */
final class HarmScale implements Rewording {

  private static final String NAME =
      "(?:the )?(?:(?:US )?(?:NCI|National Cancer Institute)(?:['’]s)?(?: \\(NCI\\))?[- ,]*)?(?:CTC-?AE|CTC(?= (?:grade|v))|Common (?:Terminology|Toxicity) Criteria(?: for Adverse Events?)?)(?: \\(CTC-?AE\\))?(?:,? ?(?:v|ver|version)\\.? ?\\d(?:\\.\\d+)?| \\d\\.\\d)?(?: (?:criteria|scale|toxicity|definition)(?! (?:of|for)))?";

  private static final String LEAD =
      "(?:,? ?\\b(?:as )?(?:(?:defined|graded|assessed|determined|measured|classified|evaluated) )?(?:of|by|per|as per|according to|based on|using|on|in accordance with|from|in|under) )?";

  private static final Pattern GRADE = Pattern.compile("(?i)\\bgrades?\\b|\\bG[1-4]\\b");

  private static final List<Substitution> ALL =
      List.of(
          Substitution.of("\\s*[(\\[] ?" + LEAD + NAME + " ?[)\\]]", ""),
          Substitution.of("\\s*(?<!\\p{L})" + LEAD + "(?<!\\p{L})" + NAME + "(?!\\p{L})", " "));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    if (!GRADE.matcher(text.text()).find()) {
      return text;
    }
    return Substitution.each(ALL, text);
  }
}
