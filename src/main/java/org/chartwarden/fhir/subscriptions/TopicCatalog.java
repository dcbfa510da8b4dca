package org.chartwarden.fhir.subscriptions;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.OwnDefinitions;
import org.chartwarden.fhir.model.ResourceTypes;

/**
 * The topics that are served: the SubscriptionTopics of {@code fhir-profiles}, and one for every
 * change of each resource type.
 */
final class TopicCatalog {

  private static final String FOLDER = "https://chartwarden.org/fhir/SubscriptionTopic/";

  /** The order of the catalogue, and of a look-up. */
  private static final Map<String, Topic> ALL =
      Stream.concat(
              OwnDefinitions.ofType("SubscriptionTopic").stream().map(Topic::of),
              ResourceTypes.names().stream().map(type -> Topic.ofType(FOLDER + type, type)))
          .collect(Collectors.toUnmodifiableMap(Topic::url, topic -> topic));

  private TopicCatalog() {}

  /** The topic of a canonical address; a version is of no account. */
  static Optional<Topic> find(String canonical) {
    return Optional.ofNullable(ALL.get(canonical.split("\\|", 2)[0]));
  }

  /** All topics by address. */
  static List<Topic> all() {
    return ALL.values().stream().sorted(Comparator.comparing(Topic::url)).toList();
  }
}
