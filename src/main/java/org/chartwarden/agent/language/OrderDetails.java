package org.chartwarden.agent.language;

import java.util.Optional;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.agent.language.recognisers.Course;
import org.chartwarden.agent.language.recognisers.Routes;
import org.chartwarden.agent.language.text.Words;

/** Reads when, how urgently, by which route and how often an order is meant. */
final class OrderDetails {

  private static final java.util.regex.Pattern SIDE =
      java.util.regex.Pattern.compile("\\b(left|right|bilateral|both)\\b");

  private OrderDetails() {}

  static Order.Details read(Frame frame, String dictated) {
    String start =
        frame.chunks().stream()
            .filter(c -> c.is("<start>"))
            .map(c -> (String) c.value())
            .findFirst()
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
        start,
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
        .map(c -> SIDE.matcher(c.raw().toLowerCase(java.util.Locale.ROOT)))
        .filter(java.util.regex.Matcher::find)
        .map(java.util.regex.Matcher::group)
        .findFirst();
  }

  /** The dictated text, and what is said of contrast or meals. */
  private static String note(Frame frame, String dictated) {
    String said =
        phrase(frame, "contrast")
            .or(() -> phrase(frame, "mealtime"))
            .or(() -> phrase(frame, "salt").map(salt -> "as " + salt))
            .orElse(null);
    return said == null ? dictated : dictated == null ? said : dictated + " (" + said + ")";
  }

  private static Optional<String> phrase(Frame frame, String wordClass) {
    var matcher = Words.standard().rule("{" + wordClass + "}").matcher(frame.symbols());
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
