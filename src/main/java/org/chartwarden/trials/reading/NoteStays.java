package org.chartwarden.trials.reading;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.notes.claims.ClaimTimes;
import org.chartwarden.notes.text.Sentence;
import org.chartwarden.notes.text.SievedPattern;
import org.chartwarden.notes.times.TimeWindow;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.FactState;
import org.chartwarden.trials.facts.FactTime;
import org.chartwarden.trials.facts.StatusFact;

/** Stays in hospital that a note tells of, and that it denies. */
final class NoteStays {

  private static final SievedPattern STAY =
      SievedPattern.of(
          "\\b(?:re-?)?(?:admitted|admissions?)\\b|\\bhospitali[sz](?:ed|ations?)\\b|\\binpatient (?:for|in|stay|treatment|at|on)\\b"
              + "|\\b(?:on|in|left) (?:our|the) (?:psychiatric )?ward\\b|\\bhospital stays?\\b|\\bin hospital (?:for|from|with|in)\\b"
              + "|\\bspent \\w+ (?:days|nights|weeks) in (?:the )?hospital\\b|\\b(?:icu|hospital) (?:overnight|for \\w+ (?:days?|nights?|weeks?))\\b"
              + "|\\bovernight (?:stay|in hospital)\\b|\\bkept (?:her|him|them) overnight\\b"
              + "|(?<=\\bnever |\\bnever been )in hospital\\b(?! (?:pharmacy|records?|clinic))");

  private static final SievedPattern DENIED =
      SievedPattern.of(
          "(?s).*\\b(?:no|never|not|without|nor|denies|none)\\b(?!.*\\b(?:but|since then|although)\\b)[^.;]{0,60}");

  private static final Pattern YEAR = Pattern.compile("\\b(?:19|20)\\d\\d\\b");

  /** A sentence with several days tells them of several things. */
  private static final Pattern DAY =
      Pattern.compile(
          "\\b(?:19|20)\\d\\d\\b|\\b\\d{1,2}[/.-]\\d{1,2}\\b|\\b(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?"
              + "|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\b(?! \\d{4})");

  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private static final Pattern STRETCH =
      Pattern.compile(
          "\\b(\\d{1,2}) ?(?:to|until|through|-|–) ?(\\d{1,2}) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?: ((?:19|20)\\d\\d))?:? (?:was |he was |she was )?\\z");

  /** What may come, and what was done to somebody else. */
  private static final SievedPattern OTHERWISE =
      SievedPattern.of(
          "\\b(?:if|would|will be|plan(?:ned|s)?|elective|readmission (?:not|un)|to be|consider|avoid|mother|father|husband"
              + "|wife|sister|brother|from admission|on admission|since admission|before admission|after admission)\\b");

  private final NoteStatements facts;
  private final PatientNote source;
  private final ClaimTimes times;

  NoteStays(NoteStatements facts, PatientNote source, ClaimTimes times) {
    this.facts = facts;
    this.source = source;
    this.times = times;
  }

  /** Whether a sentence speaks of a stay at all. */
  static boolean speakIn(String sentence) {
    return STAY.find(sentence.toLowerCase(Locale.ROOT));
  }

  /**
   * "23 to 27 May: readmitted": the only stretch of days of a sentence, right ahead of the stay.
   */
  private Optional<DayRange> span(String words, int stay) {
    Matcher stretch = STRETCH.matcher(words.substring(0, stay));
    if (!stretch.find() || DAY.matcher(words).results().limit(2).count() != 1) {
      return Optional.empty();
    }
    int year =
        stretch.group(4) == null ? source.day().getYear() : Integer.parseInt(stretch.group(4));
    int month = MONTHS.indexOf(stretch.group(3)) / 3 + 1;
    int first = Integer.parseInt(stretch.group(1));
    int last = Integer.parseInt(stretch.group(2));
    if (first < 1 || first > last || last > YearMonth.of(year, month).lengthOfMonth()) {
      return Optional.empty();
    }
    DayRange days = new DayRange(LocalDate.of(year, month, first), LocalDate.of(year, month, last));
    boolean ahead = stretch.group(4) == null && days.first().isAfter(source.day());
    return Optional.of(
        ahead ? new DayRange(days.first().minusYears(1), days.last().minusYears(1)) : days);
  }

  void add(Sentence sentence, TextSpan span) {
    String words = span.text().toLowerCase(Locale.ROOT);
    for (MatchResult stay : STAY.all(words)) {
      if (OTHERWISE.find(words)) {
        return;
      }
      boolean denied = DENIED.matches(words.substring(0, stay.start()));
      TextSpan place =
          new TextSpan(
              span.start() + stay.start(),
              span.start() + stay.end(),
              span.text().substring(stay.start(), stay.end()));
      TimeWindow window = times.beside(place, sentence.index());
      if (!window.said() && DAY.matcher(words).results().limit(2).count() < 2) {
        window = times.of(span, sentence.index());
      }
      Optional<DayRange> day =
          window.said() ? Optional.of(NoteFacts.days(window)) : span(words, stay.start());
      Matcher year = YEAR.matcher(words);
      if (year.find() && DAY.matcher(words).results().limit(2).count() == 1) {
        // "2016, overnight": the year is told, and the night is no night of this week.
        DayRange whole = DayRange.in(Integer.parseInt(year.group()));
        boolean within =
            day.isPresent()
                && !day.get().last().isBefore(whole.first())
                && !day.get().first().isAfter(whole.last());
        day = within ? day : Optional.of(WrittenMonths.only(words).orElse(whole));
      }
      if (day.isPresent() && day.get().first().isAfter(source.day())) {
        continue;
      }
      facts.add(
          new StatusFact(
              StatusFact.STAY,
              denied ? FactState.ABSENT : FactState.PAST,
              denied ? FactTime.UNTOLD : day.map(FactTime::at).orElse(FactTime.UNTOLD),
              Optional.empty(),
              FactEvidence.of(source.source(), span)));
    }
  }
}
