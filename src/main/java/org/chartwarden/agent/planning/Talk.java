package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.chartwarden.agent.tools.ToolOutcome;

/**
 * A computation that pauses for tool calls: it is done, wants a tool called, or gives up.
 *
 * @param <T> what it comes to
 */
sealed interface Talk<T> {

  /** It is done. */
  record Done<T>(T value) implements Talk<T> {}

  /** It wants a tool called and goes on with the outcome. */
  record Ask<T>(String tool, ObjectNode arguments, Function<ToolOutcome, Talk<T>> then)
      implements Talk<T> {}

  /** The task cannot or must not be done. */
  record Stop<T>(PlannerMove.DeclineCode code, String message) implements Talk<T> {}

  static <T> Talk<T> done(T value) {
    return new Done<>(value);
  }

  static <T> Talk<T> stop(PlannerMove.DeclineCode code, String message) {
    return new Stop<>(code, message);
  }

  /** Goes on with the value once there is one. */
  default <R> Talk<R> then(Function<T, Talk<R>> next) {
    return switch (this) {
      case Done<T> done -> next.apply(done.value());
      case Stop<T> stop -> new Stop<>(stop.code(), stop.message());
      case Ask<T> ask ->
          new Ask<>(ask.tool(), ask.arguments(), outcome -> ask.then().apply(outcome).then(next));
    };
  }
}
