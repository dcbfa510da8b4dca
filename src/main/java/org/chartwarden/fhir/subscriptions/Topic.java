package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What makes an event (FHIR R5 subscriptiontopic.html, one resource trigger).
 *
 * @param url canonical address
 * @param type resource type
 * @param interactions of create, update and delete, those that count
 * @param previous query that the version before must match; empty for none
 * @param current query that the new version must match; empty for none
 * @param both whether both queries must be met; otherwise one is enough
 * @param onCreate what the query for the version before says of a create
 * @param onDelete what the query for the new version says of a delete
 */
record Topic(
    String url,
    String type,
    Set<String> interactions,
    Optional<String> previous,
    Optional<String> current,
    boolean both,
    boolean onCreate,
    boolean onDelete) {

  /** The criteria of R4: creates and updates whose outcome matches. */
  static Topic ofCriterion(SubscriptionSpec.Criterion criterion) {
    Optional<String> query =
        criterion.query().isEmpty() ? Optional.empty() : Optional.of(criterion.query());
    return new Topic(
        "",
        criterion.type(),
        Set.of("create", "update"),
        Optional.empty(),
        query,
        false,
        true,
        false);
  }

  /** Every change of a type. */
  static Topic ofType(String url, String type) {
    return new Topic(
        url,
        type,
        Set.of("create", "update", "delete"),
        Optional.empty(),
        Optional.empty(),
        false,
        true,
        true);
  }

  /** Reads the first resource trigger of a SubscriptionTopic of R5. */
  static Topic of(JsonNode definition) {
    JsonNode trigger = definition.path("resourceTrigger").path(0);
    String resource = trigger.path("resource").asText();
    Set<String> interactions = new HashSet<>();
    trigger.path("supportedInteraction").forEach(code -> interactions.add(code.asText()));
    if (interactions.isEmpty()) {
      interactions.addAll(List.of("create", "update", "delete"));
    }
    JsonNode query = trigger.path("queryCriteria");
    return new Topic(
        definition.path("url").asText(),
        resource.substring(resource.lastIndexOf('/') + 1),
        Set.copyOf(interactions),
        text(query.path("previous")),
        text(query.path("current")),
        query.path("requireBoth").asBoolean(),
        !query.path("resultForCreate").asText().equals("test-fails"),
        !query.path("resultForDelete").asText().equals("test-fails"));
  }

  private static Optional<String> text(JsonNode node) {
    // A query may be written with or without the type before it.
    String query = node.asText("");
    return Optional.of(query.substring(query.indexOf('?') + 1)).filter(text -> !text.isEmpty());
  }

  /**
   * Whether a change makes an event.
   *
   * @param before whether the version before matches {@link #previous}; of no account for a create
   * @param after whether the new version matches {@link #current}; of no account for a delete
   */
  boolean triggeredBy(String interaction, boolean before, boolean after) {
    if (!interactions.contains(interaction)) {
      return false;
    }
    boolean first = interaction.equals("create") ? onCreate : before;
    boolean second = interaction.equals("delete") ? onDelete : after;
    if (previous.isEmpty()) {
      return current.isEmpty() || second;
    }
    if (current.isEmpty()) {
      return first;
    }
    return both ? first && second : first || second;
  }
}
