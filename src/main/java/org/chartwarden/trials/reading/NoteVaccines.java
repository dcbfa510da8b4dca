package org.chartwarden.trials.reading;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactName;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;

/**
 * Vaccines as notes tell them: "last COVID shot Oct 2023", "flu jab 1 June", "never vaccinated".
 */
final class NoteVaccines {

  private static final String AGENT =
      "(covid(?:-19)?|sars-cov-2|coronavirus|flu|influenza|pneumococcal|pneumonia|shingles|zoster|hepatitis [ab]"
          + "|hep [ab]|h[ab]v|tetanus|rabies|measles|mmr|yellow fever|hpv|bcg|meningococcal|polio|typhoid|rsv"
          + "|varicella|chickenpox|diphtheria|pertussis|tdap|mpox|jynneos|cholera|tbe|japanese encephalitis)";

  /** What makes the name of an infection one of a vaccine. */
  private static final String GIVEN =
      " (?:mrna )?(?:shots?|jabs?|vaccin\\w*|vax|boosters?|immuni[sz]ations?|doses?|series"
          + "|(?:course|schedule)(?= ?(?:0-1-6|0, ?1|of (?:three|3)|complete|finished|done)))\\b";

  private static final SievedPattern SHOT = SievedPattern.of("(?i)\\b" + AGENT + GIVEN);

  private static final Pattern BEGIN = Pattern.compile("(?i)\\A" + GIVEN);

  private static final Pattern NEVER =
      Pattern.compile("(?i)\\b(?:never|not|no|unvaccinated)\\b[^.;,]{0,25}$");

  /** A vaccine that is to come, or that was offered and not taken. */
  private static final Pattern PLAN_BEFORE =
      Pattern.compile(
          "(?i)\\b(?:plan\\w*|due|needs?|recommend\\w*|offer\\w*|schedul\\w*|book\\w*|will|wants?|advis\\w*"
              + "|declin\\w*|refus\\w*)\\b[^.;,]{0,25}$");

  private static final Pattern PLAN_BEHIND =
      Pattern.compile(
          "(?i)^[^.;,]{0,12}\\b(?:planned|due|scheduled|booked|offered|recommended|advised|declined|refused"
              + "|to be given|pending)\\b");

  private static final SievedPattern AGAINST =
      SievedPattern.of("(?i)\\b(?:vaccinated|immuni[sz]ed) (?:for|against) " + AGENT + "\\b");

  private static final int REACH = 40;

  private NoteVaccines() {}

  /** Whether the words behind the name of an infection make it the name of a vaccine. */
  static boolean begin(String behind) {
    return BEGIN.matcher(behind).find();
  }

  /** Whether a sentence names a vaccine. */
  static boolean speakIn(String sentence) {
    return SHOT.find(sentence) || AGAINST.find(sentence);
  }

  /** Adds what a sentence tells of vaccines. */
  static void add(
      NoteStatements facts, String sentence, int start, PatientNote source, MentionDays days) {
    for (SievedPattern pattern : List.of(SHOT, AGAINST)) {
      for (MatchResult matcher : pattern.all(sentence)) {
        TextSpan span =
            new TextSpan(start + matcher.start(), start + matcher.end(), matcher.group());
        boolean never = NEVER.matcher(sentence.substring(0, matcher.start())).find();
        boolean plan =
            PLAN_BEFORE.matcher(sentence.substring(0, matcher.start())).find()
                || PLAN_BEHIND.matcher(sentence.substring(matcher.end())).find();
        Optional<DayRange> day =
            never ? Optional.empty() : day(sentence, matcher.end(), start, days);
        facts.add(
            new DrugFact(
                new FactName(Set.of(), List.of(), List.of(matcher.group(1) + " vaccine")),
                never ? FactState.ABSENT : plan ? FactState.PLANNED : FactState.PAST,
                day.map(FactTime::at).orElse(FactTime.UNTOLD),
                Optional.empty(),
                Optional.empty(),
                FactEvidence.of(source.source(), span)));
      }
    }
  }

  /** The month or year behind the words, at once or behind "last in". */
  private static Optional<DayRange> day(String sentence, int end, int start, MentionDays days) {
    Optional<DayRange> near = days.behind(start + end, true);
    if (near.isPresent()) {
      return near;
    }
    String behind = sentence.substring(end, Math.min(sentence.length(), end + REACH));
    return WrittenMonths.only(behind.split("[.;]", 2)[0]);
  }
}
