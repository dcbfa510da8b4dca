package org.chartwarden.agent.language;

import java.util.Optional;
import org.chartwarden.agent.language.plan.Order;
import org.chartwarden.agent.language.recognisers.Routes;
import org.chartwarden.agent.language.text.Words;

/** Reads when, how urgently, by which route and how often an order is meant. */
final class OrderDetails {

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
        phrase(frame, "frequency").orElse(null),
        frame.matches("{prn}"),
        phrase(frame, "laterality").orElse(null),
        dictated);
  }

  private static Optional<String> phrase(Frame frame, String wordClass) {
    var matcher = Words.standard().rule("{" + wordClass + "}").matcher(frame.symbols());
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }
}
