package org.chartwarden.agent.language;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.chartwarden.agent.language.plan.Window;
import org.chartwarden.agent.language.recognisers.StartTimeRecogniser;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Dates;
import org.chartwarden.agent.language.text.Token;

/** When a vital sign was measured, as its clause says; a clock time is its latest one. */
final class VitalTimes {

  private VitalTimes() {}

  /** FHIR dateTime text, or null when the clause names no time. */
  static String of(Frame frame, OffsetDateTime now) {
    for (Chunk chunk : frame.chunks()) {
      if (chunk.is("<start>")) {
        return started((String) chunk.value(), now, frame);
      }
      if (chunk.is("<time>") && chunk.as(Token.class) != null) {
        Optional<LocalTime> clock = Dates.clock(chunk.as(Token.class));
        if (clock.isPresent()) {
          return StartTimeRecogniser.DATE_TIME.format(latest(clock.get(), now));
        }
      }
      if (chunk.as(OffsetDateTime.class) != null) {
        return StartTimeRecogniser.DATE_TIME.format(chunk.as(OffsetDateTime.class));
      }
      if (chunk.as(LocalDate.class) != null) {
        return chunk.as(LocalDate.class).toString();
      }
      Window window = chunk.as(Window.class);
      if (window != null) {
        String said = window.text().toLowerCase(java.util.Locale.ROOT);
        if (said.matches(".*(today|this morning|this afternoon|this evening).*")) {
          return now.toLocalDate().toString();
        }
        if (said.matches(".*yesterday.*")) {
          return now.toLocalDate().minusDays(1).toString();
        }
        throw NotUnderstood.unsupported(
            "Please say when it was measured: \"" + ConditionReader.text(frame) + "\".");
      }
    }
    return null;
  }

  private static String started(String time, OffsetDateTime now, Frame frame) {
    if (time.length() <= 10) {
      return time;
    }
    OffsetDateTime at = OffsetDateTime.parse(time);
    if (!at.isAfter(now)) {
      return time;
    }
    if (frame.chunks().stream()
            .anyMatch(c -> c.is("<start>") && c.raw().matches("(?i).*(tomorrow|next|tmr).*"))
        || at.isAfter(now.plusDays(1))) {
      throw NotUnderstood.unsupported(
          "A vital sign cannot be measured in the future: \""
              + ConditionReader.text(frame)
              + "\".");
    }
    return StartTimeRecogniser.DATE_TIME.format(at.minusDays(1));
  }

  private static OffsetDateTime latest(LocalTime clock, OffsetDateTime now) {
    OffsetDateTime at = now.truncatedTo(ChronoUnit.DAYS).with(clock);
    return at.isAfter(now) ? at.minusDays(1) : at;
  }
}
