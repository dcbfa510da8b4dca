package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Bipolar disorder in a first-degree relative" is a family history of it; "in the patient or in a
 * first-degree relative" asks for either.
 */
final class FamilyBearers implements Rewording {

  private static final String RELATIVE =
      "(?:an?\\s+|any\\s+|their\\s+|the\\s+|his\\s+or\\s+her\\s+|one\\s+or\\s+more\\s+|at\\s+least\\s+one\\s+)?(?:(?:first|1st|second|2nd)(?:[- ]degree)?(?:\\s+(?:or|and)\\s+(?:second|2nd))?[- ]degree|first[- ]degree|1st[- ]degree|close|blood|biological|immediate)\\s+(?:biological\\s+|blood\\s+|family\\s+)?(?:relatives?|family\\s+members?|family|kin)";

  private static final String OWN =
      "(?:the\\s+|an?\\s+)?(?:patients?|subjects?|participants?|individuals?|probands?|self|themselves|him- or herself)";

  private static final Pattern BORNE =
      Pattern.compile(
          "(?i)^\\s*((?:(?:known|current|lifetime|any|personal)\\s+)?(?:(?:history|diagnosis)\\s+of\\s+)?)((?:(?!\\b(?:family|relatives?|with|in|no|not|without)\\b)[^.;:()]){3,120}?)\\s+in\\s+(?:("
              + OWN
              + ")\\s*,?\\s*(?:or|and/or|/)\\s*(?:in\\s+)?)?"
              + RELATIVE
              + "\\s*[.;]?\\s*$");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher borne = BORNE.matcher(text.text());
    if (!borne.matches()) {
      return text;
    }
    if (borne.group(3) == null) {
      return text.replaced(borne.end(2), text.text().length(), "")
          .replaced(borne.start(1), borne.end(1), "family history of ");
    }
    return text.replaced(
        borne.end(2), text.text().length(), ", or family history of " + borne.group(2));
  }
}
