package org.chartwarden.calculators.reading.findings;

import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.notes.ClinicalNote;
import org.chartwarden.notes.findings.Assertion;
import org.chartwarden.notes.findings.FindingConcepts;
import org.chartwarden.notes.findings.FindingMention;
import org.chartwarden.notes.findings.FindingTime;
import org.chartwarden.notes.text.Token;

/**
 * An input that is looked for in a note.
 *
 * @param input the input
 * @param arguments what its rule looks for: ids of findings, or options with ids
 * @param note the note
 */
record Asked(InputSpec input, List<String> arguments, ClinicalNote note) {

  private static final int FIRST_YEAR = 1950;
  private static final int LAST_YEAR = 2100;
  private static final double DAYS_IN_MONTH = 30.44;

  /** Mentions of any of the findings, in the order of the note. */
  List<FindingMention> mentions(List<String> concepts) {
    return note.findings().stream().filter(m -> concepts.stream().anyMatch(m::is)).toList();
  }

  /** The same question about other findings. */
  Asked about(List<String> findings) {
    return new Asked(input, findings, note);
  }

  /** The same question about some of the affirmed mentions only; denials stay. */
  Asked only(List<FindingMention> counting) {
    List<FindingMention> kept =
        note.findings().stream().filter(m -> !m.affirmed() || counting.contains(m)).toList();
    return new Asked(input, arguments, note.withFindings(kept));
  }

  /** The first place that says that the patient has none of the findings or of something wider. */
  Optional<FindingMention> denial(List<String> concepts) {
    return note.findings().stream()
        .filter(FindingMention::denied)
        .filter(
            mention ->
                concepts.stream()
                    .anyMatch(
                        id ->
                            mention.is(id)
                                || FindingConcepts.withWider(id).contains(mention.concept())))
        .findFirst();
  }

  /** A yes, with the reason. */
  Found yes(FindingMention mention) {
    return found(InputValue.of(true), mention, reason(mention));
  }

  /** A no, with the reason. */
  Found no(FindingMention mention) {
    return found(InputValue.of(false), mention, reason(mention));
  }

  Found found(InputValue value, FindingMention mention, String reason) {
    return new Found(input.name(), value, mention.span(), Optional.empty(), reason);
  }

  /** What the note says of a finding, in a few words. */
  static String reason(FindingMention mention) {
    StringBuilder reason =
        new StringBuilder(
            switch (mention.assertion()) {
              case PRESENT -> "the note states it";
              case NEGATED -> "the note denies it";
              case POSSIBLE -> "the note holds it possible";
              case CONDITIONAL -> "the note states it under a condition";
              case HYPOTHETICAL -> "the note speaks of it without stating it";
              case HISTORICAL -> "the note states it as history";
              case FAMILY -> "the note states it of " + mention.relative().orElseThrow().name();
              case RESOLVED -> "the note states that it is over";
              case PLANNED -> "the note plans it";
            });
    if (!mention.cue().isEmpty()) {
      reason.append(": \"").append(mention.cue()).append('"');
    }
    if (!mention.time().words().isEmpty()) {
      reason.append(", ").append(mention.time().words());
    }
    return reason.toString();
  }

  /** Whether an affirmed finding was so lately that it counts within a look-back. */
  boolean within(FindingMention mention, Period lookback) {
    FindingTime time = mention.time();
    OptionalInt days = time.daysBefore(yearOfNote());
    boolean over =
        mention.assertion() == Assertion.HISTORICAL || mention.assertion() == Assertion.RESOLVED;
    return switch (time.kind()) {
      case RECENT -> true;
      case LONG_AGO -> false;
      case UNSAID -> !over;
      case SINCE -> !over || days.orElse(Integer.MAX_VALUE) <= days(lookback);
      case AGO, YEAR -> days.isPresent() && days.getAsInt() <= days(lookback);
    };
  }

  private static double days(Period period) {
    return period.getYears() * 365.25 + period.getMonths() * DAYS_IN_MONTH + period.getDays() + 1;
  }

  /** The last calendar year that the note names. */
  private OptionalInt yearOfNote() {
    int last = 0;
    List<Token> tokens = note.text().tokens();
    for (int i = 1; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean year = token.isNumber() && token.raw().length() == 4 && token.number().scale() <= 0;
      if (year && (tokens.get(i - 1).isWord() || tokens.get(i - 1).is("/"))) {
        int value = token.number().intValue();
        last = value >= FIRST_YEAR && value <= LAST_YEAR ? Math.max(last, value) : last;
      }
    }
    return last == 0 ? OptionalInt.empty() : OptionalInt.of(last);
  }
}
