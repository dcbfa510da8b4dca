package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Agrees to abstain from cannabis and alcohol": what the patient promises to leave off during the
 * study says nothing of whether it is taken now.
 */
final class AbstainedThing implements Rewording {

  private static final Pattern PROMISED =
      Pattern.compile(
          "(?i)\\b(?:agree\\w*|willing\\w*|able|must|should|shall|will|ready|prepared|accept\\w*|commit\\w*|required|consent\\w*|unable|unwilling|refus\\w+|ability|have|need)(?:\\s+(?:and|or)\\s+\\w+)?\\s+(?:(?:to|be|also|of)\\s+){0,2}"
              + "((?:abstain|refrain|abstaining|refraining)\\s+from\\b[^.;]*)");

  /** What is asked of the time before, and what is asked to prevent a pregnancy. */
  private static final Pattern OTHER =
      Pattern.compile(
          "(?i)\\b(?:past|previous|preceding|intercourse|sex\\w*|heterosexual\\w*|contracept\\w*|sperm|ova|oocytes?|eggs?|breast\\W?feeding|pregnan\\w+)\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher promised = PROMISED.matcher(text.text());
    return promised.find() && !OTHER.matcher(promised.group(1)).find()
        ? text.replaced(promised.start(1), promised.end(1), "comply")
        : text;
  }
}
