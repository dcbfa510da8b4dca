package org.chartwarden.cds.cards;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;

/**
 * One thing that the client does when a person takes it.
 *
 * @param label what it is, for a button
 * @param action what happens to which resource
 */
public record Suggestion(String label, Action action) {

  /** What happens. */
  public sealed interface Action {

    /** In one sentence, for a person. */
    String description();
  }

  /** A resource that is new. */
  public record Create(String description, ObjectNode resource) implements Action {}

  /**
   * A resource that goes.
   *
   * @param reference type and id
   */
  public record Delete(String description, String reference) implements Action {}

  public Suggestion {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(action, "action");
  }
}
