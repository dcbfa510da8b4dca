package org.chartwarden.agent.language;

import java.util.List;
import java.util.Optional;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.agent.language.recognisers.Course;
import org.chartwarden.agent.language.recognisers.Routes;
import org.chartwarden.agent.language.text.Chunk;
import org.chartwarden.agent.language.text.Words;

/** Reads when, how urgently, by which route and how often an order is meant. */
final class OrderDetails {

  private static final java.util.regex.Pattern SIDE =
      java.util.regex.Pattern.compile("\\b(left|right|bilateral|both)\\b");

  private static final String COMPLAINT =
      "pain|nausea|vomiting|fever|itching|itch|anxiety|insomnia|sleep|constipation|headache|dyspnea|sob|wheezing|wheeze|cough|agitation|heartburn|diarrhea|diarrhoea";

  private OrderDetails() {}

  static Order.Details read(Frame frame, String dictated) {
    String time =
        frame.chunks().stream()
            .filter(c -> c.is("<start>"))
            .map(c -> (String) c.value())
            .max(java.util.Comparator.comparing(String::length))
            .orElse(null);
    String priority =
        frame.matches("non urgent|nonurgent|routine|routinely|elective|low priority")
            ? "routine"
            : frame.matches("stat|immediately|emergent|emergently|right away")
                ? "stat"
                : frame.matches("asap|as soon as possible")
                    ? "asap"
                    : frame.matches("urgent|urgently") ? "urgent" : null;
    return new Order.Details(
        priority,
        time,
        phrase(frame, "route").map(Routes::name).orElse(null),
        frame.chunks().stream()
            .filter(c -> c.is("<freq>"))
            .map(c -> (String) c.value())
            .findFirst()
            .or(() -> phrase(frame, "frequency"))
            .orElse(null),
        frame.matches("{prn}"),
        phrase(frame, "laterality").or(() -> side(frame)).orElse(null),
        note(frame, dictated),
        frame.first(Course.class).map(Course::days).orElse(null));
  }

  /** "MRI left knee" is one name with the side inside. */
  private static Optional<String> side(Frame frame) {
    return frame.chunks().stream()
        .filter(c -> c.is("<concept>"))
        .flatMap(c -> side(c).stream())
        .findFirst();
  }

  /** What a drug is taken for when needed: "PRN nausea". */
  static List<String> neededFor(Frame frame) {
    var matcher =
        Words.standard()
            .rule(
                "{prn} (?:for |if |- )?(?<f>(?:(?:"
                    + COMPLAINT
                    + "|and|or|/|severe|moderate|mild|<concept>) )*(?:"
                    + COMPLAINT
                    + "))")
            .matcher(frame.symbols());
    return matcher.find() ? List.of(matcher.group("f").split(" ")) : List.of();
  }

  /** The side that the name of a study has inside. */
  static Optional<String> side(Chunk study) {
    return Optional.of(SIDE.matcher(study.raw().toLowerCase(java.util.Locale.ROOT)))
        .filter(java.util.regex.Matcher::find)
        .map(java.util.regex.Matcher::group);
  }

  /** When one thing is due, by the most exact of the times said; two times are not one order. */
  static String time(Frame frame) {
    String time = null;
    for (Chunk chunk : frame.chunks()) {
      if (!chunk.is("<start>")) {
        continue;
      }
      String next = (String) chunk.value();
      if (time == null || next.startsWith(time)) {
        time = next;
      } else if (!time.startsWith(next)) {
        throw NotUnderstood.unsupported(
            "I see more than one time in \"" + ConditionReader.text(frame) + "\".");
      }
    }
    return time;
  }

  /** The dictated text, and what is said of contrast or meals. */
  private static String note(Frame frame, String dictated) {
    String said =
        phrase(frame, "contrast")
            .or(() -> phrase(frame, "mealtime"))
            .or(
                () ->
                    Optional.of(String.join(" ", neededFor(frame)))
                        .filter(f -> !f.isEmpty())
                        .map(f -> "as needed for " + f))
            .or(() -> phrase(frame, "salt").map(salt -> "as " + salt))
            .orElse(null);
    return said == null ? dictated : dictated == null ? said : dictated + " (" + said + ")";
  }

  private static Optional<String> phrase(Frame frame, String wordClass) {
    var matcher = Words.standard().rule("{" + wordClass + "}").matcher(frame.symbols());
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
