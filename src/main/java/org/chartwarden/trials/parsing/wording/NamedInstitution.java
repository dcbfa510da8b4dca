package org.chartwarden.trials.parsing.wording;

import java.util.List;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Followed at the Hollis Regional Cancer Institute", "by the Royal Free Hospital tool": the proper
 * name of an institution tells neither a disease nor a stay. Whether a patient is cared for there
 * is said as care at the study site; in the name of a tool it stands for itself.
 */
final class NamedInstitution implements Rewording {

  private static final String NAME = "(?:\\p{Lu}[\\p{L}.'’-]*(?:\\s+(?:of|and|for|&))?\\s+){1,5}";

  private static final String KIND =
      "(?:Hospitals?|Institutes?|Institution|Infirmary|(?:Cancer|Heart|Stroke|Diabetes|Pain|Kidney|Liver|Epilepsy|Eye|Medical|Health|Research|Transplant) (?:Cent(?:er|re)s?|Institutes?|Clinics?|Unit)|Cent(?:er|re) (?:for|of)(?:\\s+\\p{Lu}[\\p{L}'’-]+){1,4})";

  private static final String HERE = "(?:the |a |an )?";

  private static final List<Substitution> ALL =
      List.of(
          new Substitution(
              Pattern.compile(
                  "\\b"
                      + HERE
                      + NAME
                      + "(?:Hospital|Clinic|Institute)\\s+(?=(?:[a-z-]+ ){0,2}(?:tool|score|scale|criteria|index|questionnaire|screening|classification|instrument)\\b)"),
              " "),
          new Substitution(
              Pattern.compile(
                  "(?<=\\b(?:[Cc]are|[Tt]reated|[Tt]reatment|[Ff]ollowed|[Ff]ollow-up|[Ss]een|[Pp]atients?|[Ee]nrolled|[Rr]egistered|[Mm]anaged|[Aa]ttending|[Rr]eferred) (?:at|in|by|of|to|from) )"
                      + HERE
                      + NAME
                      + KIND
                      + "(?=\\s*(?:[,.;()]|$|\\b(?:or|and|who|with|for|in|within|during)\\b))"),
              "the study site"),
          Substitution.of(
              "\\b(?:out|in)-?patient (?=(?:care|treatment|follow-up) (?:at|in|by|of|from) the study site\\b)",
              ""));

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    return Substitution.each(ALL, text);
  }
}
