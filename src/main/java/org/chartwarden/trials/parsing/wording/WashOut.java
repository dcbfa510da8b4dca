package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.terms.TermBook;
import org.chartwarden.trials.terms.TermKind;

/**
 * "At least 4 weeks since the last radiotherapy" of those who are wanted, "less than 4 weeks since"
 * of those who are not: the thing within that time, denied or not.
 */
final class WashOut implements Rewording {

  private static final String SPAN =
      "((?:\\d+(?:\\.\\d+)?|one|two|three|four|six|eight|twelve)\\s+(?:days?|weeks?|months?|years?))";

  private static final String SINCE =
      "(?:\\s+(?:must |should )?(?:have |has )?(?:elapsed|passed))?\\s+(?:since|from|after|out from|post)\\s+(?:the |their |any )?(?:last|most recent|latest|prior|previous|completion of|end of|discontinuation of)(?: the)?(?: last| prior| previous| any)?(?: dose of| administration of| treatment with| use of| course of| cycle of)?\\s+";

  /** What was done, to the end of the words that may name it. */
  private static final String THING =
      "((?:(?!\\b(?:and|or|but|with|who|for|at|in|if|unless|prior|before|within)\\b)[^,.;:()\\d]){3,60}?)";

  private static final String END =
      "(?=\\s*(?:[,.;)]|$|(?:prior to|before|at)\\s+(?:study |the )?(?:enrol\\w*|randomi\\w*|registration|screening|entry|inclusion|first|start|baseline|trial|study)\\b))";

  private static final Pattern LEAST =
      Pattern.compile(
          "(?i)(?<=^|[.;•]\\s)\\s*(?:(?:patients?|subjects?|participants?) (?:must be|should be|are|who are) )?(?:an? (?:interval|period|minimum) of )?(?:at least|a minimum of|minimum of|more than|greater than|no less than|≥|>=|>)\\s*(?:an? (?:interval|period) of )?"
              + SPAN
              + SINCE
              + THING
              + END);

  private static final Pattern LESS =
      Pattern.compile(
          "(?i)(?<=^|[.;•]\\s)\\s*(?:(?:patients?|subjects?|participants?) (?:who are|are) )?(?:less than|fewer than|<|≤|within)\\s*"
              + SPAN
              + SINCE
              + THING
              + END);

  /** What may never have been given: who never had an event is not told to have it behind. */
  private static final Pattern GIVEN =
      Pattern.compile(
          "(?i)\\b(?:chemo|radio|chemoradio|immuno|hormono?|pharmaco|bio)?-?(?:therap(?:y|ies)|radiation|irradiation|treatments?|medications?|drugs?|agents?|doses?|vaccin\\w*|immuni[sz]ations?|infusions?|injections?)\\b");

  /** "Steroids should be stopped at least 4 weeks before": of whom they were not. */
  private static final Pattern STOPPED =
      Pattern.compile(
          "(?i)^\\W*"
              + THING
              + "\\s+(?:must|should|needs? to|ha(?:s|ve) to)\\s+(?:be|have been)\\s+(?:stopped|discontinued|withheld|held|suspended|interrupted|washed out)\\s+(?:for\\s+)?(?:at least|a minimum of|≥|more than)?\\s*"
              + SPAN
              + "(?:\\s+(?:prior to|before)\\s+[\\p{L} -]{3,60})?[\\s.;]*$");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    boolean wanted = kind == CriterionKind.INCLUSION;
    Matcher stopped = STOPPED.matcher(text.text());
    if (stopped.find() && (GIVEN.matcher(stopped.group(1)).find() || drug(stopped.group(1)))) {
      WrittenText within =
          text.replaced(
              stopped.end(1), text.text().length(), " within the last " + stopped.group(2));
      return wanted ? within.inserted(stopped.start(1), "No ") : within;
    }
    Matcher matcher = (wanted ? LEAST : LESS).matcher(text.text());
    if (!matcher.find()
        || wanted && !GIVEN.matcher(matcher.group(2)).find() && !drug(matcher.group(2))) {
      return text;
    }
    String span = matcher.group(1);
    WrittenText plain = text.inserted(matcher.end(2), " within the last " + span);
    return plain.replaced(matcher.start(), matcher.start(2), wanted ? "No " : "");
  }

  private static boolean drug(String words) {
    return !TermBook.standard().idsIn(TermKind.DRUG, words).isEmpty();
  }
}
