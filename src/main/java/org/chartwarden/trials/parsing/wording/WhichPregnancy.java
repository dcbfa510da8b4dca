package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Pre-eclampsia in the index pregnancy", "transfusion received in this pregnancy": the words say
 * when something was, and do not ask whether the woman is pregnant.
 */
final class WhichPregnancy implements Rewording {

  private static final Pattern THIS =
      Pattern.compile(
          "(?i)(?<=\\p{L}{3}[\\p{L})]?)\\s*,?\\s+(?:in|during|within|of|at any time (?:in|during)|complicating)\\s+(?:the\\s+)?(?:current|index|this|present|ongoing|study)(?:\\s+(?:index|current))?\\s+(?:pregnancy|gestation)\\b");

  private static final Pattern EARLIER =
      Pattern.compile(
          "(?i)(?<=\\p{L}{3})\\s+(?:in|during|with|from)\\s+(?:an?\\s+|any\\s+|her\\s+|the\\s+|one of her\\s+)?(?:previous|prior|past|earlier|preceding|last|former)\\s+(?:pregnanc(?:y|ies)|gestations?)\\b");

  private static final Pattern TREATED =
      Pattern.compile(
          "(?i)\\b(?:received|receipt|receiving|treated|treatment|transfus\\w+|given|used?|therapy|administ\\w+|took|taken|taking|underwent|surgery|exposure|injections?|infusions?)\\b");

  /** Words that make the pregnancy itself the thing that is asked for. */
  private static final Pattern OWN =
      Pattern.compile(
          "(?i)\\b(?:multiple|singleton|twin|weeks?|trimester|conceived|desired|ivf|number)\\b");

  /** A pregnancy lasts no longer, in weeks. */
  private static final String LENGTH = " within the last 40 weeks";

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    WrittenText plain = text;
    Matcher now = THIS.matcher(plain.text());
    if (now.find() && !OWN.matcher(plain.text()).find()) {
      boolean treated = TREATED.matcher(plain.text().substring(0, now.start())).find();
      plain = plain.replaced(now.start(), now.end(), treated ? LENGTH : " ");
    }
    Matcher earlier = EARLIER.matcher(plain.text());
    return earlier.find() ? plain.replaced(earlier.start(), earlier.end(), " in the past") : plain;
  }
}
