package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Took part in another asthma study": what the other trial is about is no disease of the patient,
 * and only the patient knows of the trial.
 */
final class TrialTopic implements Rewording {

  private static final Pattern JOINED =
      Pattern.compile(
          "(?i)(?<!\\bto )(?<!\\p{L})(?:(?:(?:has|have|having|had)\\s+)?(?:took|taken|taking|takes)\\s+part|participat(?:ed|ing|ion|es)|enrol(?:ls|led|ling|l?ment)|involved|involvement|inclusion|included|randomi[sz]ed)\\s+in\\s+"
              + "(?:an?|any|another|other|any\\s+other|some\\s+other|one\\s+or\\s+more|a\\s+different|(?:a\\s+)?(?:previous|prior|earlier|recent|similar))\\s+"
              + "(?!(?:clinical|interventional|investigational|research|drug|experimental)\\s+(?:stud|trial))"
              + "((?:(?!(?:this|the|present|current|same|trials?|stud(?:y|ies)|for|with|of|and|program\\w*)\\b)[\\p{L}\\p{N}/'’-]+\\s+){0,5})"
              + "(?:stud(?:y|ies)|(?:research\\s+)?trials?|research(?:\\s+(?:stud(?:y|ies)|projects?|protocols?))?)(?!\\p{L})");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher joined = JOINED.matcher(text.text());
    return joined.find()
        ? text.replaced(joined.start(), joined.end(), "participation in another clinical trial")
        : text;
  }
}
