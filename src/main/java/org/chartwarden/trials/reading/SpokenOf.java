package org.chartwarden.trials.reading;

import java.util.Optional;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.trials.facts.FactState;

/**
 * Names that a note speaks of without telling that they are there: what somebody fears, is screened
 * for or has a leaflet about, what is booked, and what a question mark puts in doubt.
 */
final class SpokenOf {

  /** "Worried about cancer", "screened for TB", "leaflet on pacemakers", "contact with COVID". */
  private static final SievedPattern TALK =
      SievedPattern.of(
          "(?i)\\b(?:(?:worr(?:ied|ies|y)|anxious|concerned|afraid|scared|frightened|fears?|fearful|terrified)\\s+(?:about|of|over|that (?:it|this) (?:is|may be|might be|could be))"
              + "|fears?|(?:leaflets?|handouts?|booklets?|information|info|advice|education|lecture|talk|talked|reading|read|asked|asks|asking|enquired|warned|counsel+ed)\\s+(?:sheet\\s+)?(?:on|about|of|re|regarding|concerning)"
              + "|(?:contact|contacts|in contact|exposure|exposed|close contact)\\s+(?:with|to|of))\\s+(?:(?:getting|having|developing|catching|a|an|the|her|his|some|any|possible|known|case of|cases of|person with|someone with)\\s+){0,3}$");

  private static final SievedPattern SOUGHT =
      SievedPattern.of(
          "(?i)\\b(?:screened|screening|screen|tested|testing|tests?|checked|swabbed|looked)\\s+for\\s+(?:[\\p{L}-]+(?:,| and| or|/)\\s*){0,4}(?:(?:a|an|the|any|possible|occult)\\s+)?$");

  private static final Pattern SCREENING =
      Pattern.compile("(?i)^\\s*(?:screening|screens?|tests?|testing|leaflets?|awareness)\\b");

  /** What a test or a screening told after all. */
  private static final SievedPattern FOUND =
      SievedPattern.of(
          "(?i)\\b(?:positive|reactive|(?<!not )(?<!none )(?<!nothing )(?:confirmed|detected|found|diagnosed|proven)|abnormal|showed|shows)\\b");

  private static final Pattern AHEAD =
      Pattern.compile(
          "(?i)^(?:\\s*\\([^()]{1,30}\\))?(?:\\s+(?:is|was|has been|now|for [a-z]{2,14}))?\\s*[,:]?\\s+(?:booked|planned|scheduled|due|pencil+ed in|listed|arranged|pending|awaited|upcoming|set for|fixed for|slotted)\\b(?![^.;]*\\b(?:cancel+ed|done|completed|then had|went ahead)\\b)");

  private static final Pattern TREATMENT =
      Pattern.compile(
          "(?i)\\b(?:transplant\\w*|surgery|operation|replacement|graft|bypass|ablation|\\w+ectomy|\\w+plasty|stenting|implant(?:ation)?)$");

  private static final Pattern LISTED =
      Pattern.compile(
          "(?i)^\\s*(?:waiting\\s+list|wait(?:ing)?[- ]?list|list|candidate|work-?up|assessment|referral|evaluation)\\b");

  private static final SievedPattern WAITING =
      SievedPattern.of(
          "(?i)\\b(?:waiting list|wait-?list(?:ed)?|work-?up|candidate|being assessed|assessed|referred|awaiting|waits?|waiting)\\s+for\\s+(?:(?:a|an|the|her|his)\\s+)?(?:[\\p{L}-]+\\s+)?$");

  private static final Pattern DOUBTED = Pattern.compile("(?:^|[\\s(,;:])\\?\\s?$");

  private static final Pattern ENDED =
      Pattern.compile(
          "(?i)^\\s*(?:was\\s+|has been\\s+)?(?:stopped|ceased|discontinued|ended|finished|given up|withdrawn)\\b(?!\\s+(?:working|helping|smoking|drinking))");

  private static final SievedPattern TREATED_FOR =
      SievedPattern.of("(?i)\\btreated for (?:an? |the |his |her |[\\p{L}-]+ )?$");

  private static final Pattern BACK_THEN =
      Pattern.compile(
          "(?i)^\\s*(?:(?:back )?in|during)\\s+(?:the\\s+)?(?:early |late |mid[- ]?)?(?:19|20)\\d{2}(?:s\\b|\\b)");

  /** "Malaria twice in the 1990s". */
  private static final Pattern TIMES_THEN =
      Pattern.compile(
          "(?i)^\\s*(?:once|twice|(?:two|three|four|several) times|x ?\\d)\\s+(?:(?:back )?in|during)\\s+(?:the\\s+)?(?:early |late |mid[- ]?)?(?:19|20)\\d{2}(?:s\\b|\\b)");

  private SpokenOf() {}

  /** Whether a sentence speaks of a name and tells nothing of it. */
  static boolean only(String before, String behind) {
    if (TALK.find(before)) {
      return true;
    }
    boolean asked = SOUGHT.find(before) || SCREENING.matcher(behind).find();
    return asked && !FOUND.find(behind);
  }

  /**
   * What the words beside a name say instead of that it is there; empty where they say nothing
   * else.
   */
  static Optional<FactState> instead(String before, String name, String behind) {
    if (DOUBTED.matcher(before).find()) {
      return Optional.of(FactState.POSSIBLE);
    }
    boolean listed =
        TREATMENT.matcher(name).find() && (LISTED.matcher(behind).find() || WAITING.find(before));
    if (listed || AHEAD.matcher(behind).find()) {
      return Optional.of(FactState.PLANNED);
    }
    boolean then =
        TIMES_THEN.matcher(behind).find()
            || TREATED_FOR.find(before) && BACK_THEN.matcher(behind).find();
    boolean over = then && !LastingConditions.named(name);
    return over || ENDED.matcher(behind).find() ? Optional.of(FactState.PAST) : Optional.empty();
  }
}
