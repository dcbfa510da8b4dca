package org.chartwarden.trials.criteria;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.notes.text.NumberWords;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.facts.SentenceSieve;

/** Since when somebody who smokes has smoked, as notes tell it. */
final class SmokingSpan {

  private static final Pattern SMOKING =
      Pattern.compile("\\b(?:smok\\w+|cigarettes?|cigs?|tobacco|packs?|ppd)\\b");

  private static final SentenceSieve SIEVE = SentenceSieve.of(SMOKING);

  private static final Pattern SINCE_AGE =
      Pattern.compile(
          "\\b(?:since|from) (?:(?:the )?age(?: of)? |she was |he was )?(\\d{1,2}|[a-z]{3,9})(?: years)?\\b(?!\\d)");

  private static final Pattern SINCE_YEAR =
      Pattern.compile("\\b(?:since|from) (?:\\w+ )?((?:19|20)\\d\\d)\\b");

  private static final Pattern YEARS =
      Pattern.compile(
          "\\bfor (?:the (?:last|past) |over |about |some |nearly |more than )?(\\d{1,2}|[a-z]{3,9}) (?:years|yrs)\\b");

  /** Nobody begins later than this age or earlier, where a number behind "since" is no year. */
  private static final int YOUNGEST = 8;

  private static final int OLDEST = 60;

  private static final int MIDDLE_OF_YEAR = 7;

  private SmokingSpan() {}

  /** The first day that is told, roughly; empty when none is. */
  static Optional<LocalDate> begin(PatientFacts facts) {
    for (NoteSentence one :
        facts.sentencesWhere("smoking since", SIEVE, words -> SMOKING.matcher(words).find())) {
      String words = one.text().toLowerCase(Locale.ROOT);
      Matcher year = SINCE_YEAR.matcher(words);
      if (year.find()) {
        return Optional.of(LocalDate.of(Integer.parseInt(year.group(1)), MIDDLE_OF_YEAR, 1));
      }
      Matcher years = YEARS.matcher(words);
      Integer count = years.find() ? number(years.group(1)) : null;
      if (count != null) {
        return Optional.of(facts.indexDate().minusYears(count));
      }
      Matcher age = SINCE_AGE.matcher(words);
      Integer began = age.find() ? number(age.group(1)) : null;
      Optional<Integer> now = facts.ageYears();
      if (began != null && began >= YOUNGEST && began <= OLDEST && now.isPresent()) {
        return Optional.of(facts.indexDate().minusYears(Math.max(0, now.get() - began)));
      }
    }
    return Optional.empty();
  }

  private static Integer number(String word) {
    return Character.isDigit(word.charAt(0)) ? Integer.valueOf(word) : NumberWords.small(word);
  }
}
