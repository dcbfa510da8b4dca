package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.trials.facts.DrugFact;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactList;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.phrases.Window;

/**
 * Whether drugs were begun or given in another dose since a day. The row of a chart is written anew
 * with each dose; a note may tell of a change beside a drug that is taken for long.
 */
final class DrugChanges {

  /** Words of a change, which may have been of a drug that was begun before. */
  private static final Pattern CHANGED =
      Pattern.compile(
          "(?i)\\b(?:increas\\w+|decreas\\w+|reduc\\w+|rais\\w+|lower\\w+|doubl\\w+|halv\\w+|titrat\\w+"
              + "|uptitrat\\w+|up-titrat\\w+|chang\\w+|switch\\w+|adjust\\w+|taper\\w*|wean\\w*|restart\\w*)\\b");

  private static final Pattern UNCHANGED =
      Pattern.compile(
          "(?i)\\b(?:unchanged|un-?altered|untouched|no (?:\\w+ )?(?:changes?|adjustments?)|not (?:been )?(?:changed"
              + "|adjusted|altered|increased)|never changed|same (?:dose|tablets?|strength|\\p{L}+))\\b");

  /** "Same dose for two years". */
  private static final Pattern FOR =
      Pattern.compile(
          UNCHANGED.pattern()
              + "[^.;]{0,30}?\\b(?:for|in|over)\\s+(?:the (?:last|past)\\s+)?(?:(?:over|more than|at least)\\s+)?(?:(\\d{1,2}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\\s+)?(weeks?|months?|years?)\\b");

  private DrugChanges() {}

  /** Whether a drug was begun or changed since a day, by its dates alone. */
  static FactTime.Answer since(DrugFact fact, LocalDate edge) {
    boolean ended = fact.time().end().filter(day -> !day.last().isBefore(edge)).isPresent();
    return ended && fact.state() != FactState.PRESENT
        ? FactTime.Answer.PERHAPS
        : fact.time().beganSince(edge);
  }

  /**
   * What the words beside a drug add: a change of one that was begun before, or that it stayed as
   * it was for so long.
   */
  static FactTime.Answer noted(
      DrugFact fact, PatientFacts facts, FactTime.Answer dated, Window asked) {
    if (dated == FactTime.Answer.YES || fact.evidence().span().isEmpty()) {
      return dated;
    }
    String around = Degree.around(fact.evidence(), facts);
    if (dated == FactTime.Answer.PERHAPS) {
      LocalDate index = facts.indexDate();
      Matcher same = FOR.matcher(around);
      return same.find() && !days(index, same).isAfter(asked.back(index))
          ? FactTime.Answer.NO
          : dated;
    }
    return CHANGED.matcher(UNCHANGED.matcher(around).replaceAll(" ")).find()
        ? FactTime.Answer.PERHAPS
        : dated;
  }

  private static LocalDate days(LocalDate index, Matcher same) {
    String count = same.group(1) == null ? "2" : same.group(1).toLowerCase(Locale.ROOT);
    Integer named = NumberWords.small(count);
    int number = named != null ? named : count.matches("\\d+") ? Integer.parseInt(count) : 1;
    return switch (same.group(2).toLowerCase(Locale.ROOT).charAt(0)) {
      case 'y' -> index.minusYears(number);
      case 'm' -> index.minusMonths(number);
      default -> index.minusWeeks(number);
    };
  }

  /**
   * Whether any drug was begun or changed.
   *
   * @param answer of a drug on the day that criteria are judged on
   */
  static CriterionVerdict any(
      PatientFacts facts, BiFunction<DrugFact, LocalDate, FactTime.Answer> answer) {
    List<FactEvidence> yes = new ArrayList<>();
    boolean doubt = false;
    for (DrugFact fact : facts.drugs()) {
      if (fact.state() != FactState.PRESENT && fact.state() != FactState.POSSIBLE) {
        continue;
      }
      FactTime.Answer one = answer.apply(fact, facts.indexDate());
      if (one == FactTime.Answer.YES && fact.state() == FactState.PRESENT) {
        yes.add(fact.evidence());
      }
      doubt |= one != FactTime.Answer.NO;
    }
    if (!yes.isEmpty()) {
      return CriterionVerdict.met("The record tells of a drug that was begun or changed.", yes);
    }
    return !doubt && facts.isComplete(FactList.DRUGS)
        ? CriterionVerdict.notMet(
            "The medication list is said to be complete; all of it was begun before.",
            facts.saysComplete(FactList.DRUGS))
        : CriterionVerdict.unknown(
            "Whether drugs were begun or changed is not told.",
            MissingItem.review("medication list: changes"));
  }
}
