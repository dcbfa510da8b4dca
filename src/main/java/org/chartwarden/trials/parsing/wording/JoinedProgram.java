package org.chartwarden.trials.parsing.wording;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.trials.criteria.CriterionKind;

/**
 * "Participated in pulmonary rehabilitation", "enrolled in a cardiac rehabilitation programme": who
 * takes part in a treatment has that treatment, and is in no other trial for it.
 */
final class JoinedProgram implements Rewording {

  private static final Pattern JOINED =
      Pattern.compile(
          "(?i)\\b(?:(has|have|had)\\s+)?(?:(?:been\\s+)?(?:actively\\s+|previously\\s+|recently\\s+|already\\s+)?(?:participat(?:ed?|es|ing|ion)|took part|taking part|tak(?:en|es?) part|enrol(?:led|ling|l?ment)?|attend(?:ed|ing|ance)?|involve(?:d|ment))\\s+(?:in|at|of)?\\s*(?:to\\s+)?)(?:an?\\s+|any\\s+|the\\s+|other\\s+|another\\s+|regular\\s+|formal\\s+|structured\\s+|supervised\\s+)*(?=(?:[\\p{L}-]+\\s+){0,2}(?:rehabilitation|rehab|physiotherapy|physical therapy|psychotherapy|occupational therapy|cognitive behaviou?ral therapy|counsell?ing|speech therapy)\\b)");

  private static final Pattern TRIAL =
      Pattern.compile(
          "(?i)\\b(?:trials?|stud(?:y|ies)|research|investigation(?:al)?|protocol|able|unable|willing|ability|inability|cannot|can not|preclud\\w*|prevent\\w*|limit\\w*|refus\\w*|contraindicat\\w*|agree\\w*|commit\\w*)\\b");

  @Override
  public WrittenText of(WrittenText text, CriterionKind kind) {
    Matcher joined = JOINED.matcher(text.text());
    boolean program = joined.find() && !TRIAL.matcher(text.text()).find();
    boolean now = program && joined.group().toLowerCase(java.util.Locale.ROOT).contains("ing ");
    return program ? text.replaced(joined.start(), joined.end(), now ? "current " : "") : text;
  }
}
