package org.chartwarden.fhir.subscriptions;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.chartwarden.smart.AccessContext;

/**
 * A subscription as writes are compared with it.
 *
 * @param id logical id of the Subscription
 * @param who with whose rights it sees the record
 * @param topic what makes an event
 * @param filter query that the resource must match besides; empty for none
 * @param end when it ends
 */
record Watched(String id, AccessContext who, Topic topic, String filter, Optional<Instant> end) {

  /** Empty when its topic is no longer known. */
  static Optional<Watched> of(
      String id,
      AccessContext who,
      SubscriptionSpec spec,
      Function<String, Optional<Topic>> topics) {
    if (spec.topic().isEmpty()) {
      Topic topic = Topic.ofCriterion(spec.criteria().get(0));
      return Optional.of(new Watched(id, who, topic, "", spec.end()));
    }
    String filter =
        spec.criteria().stream()
            .map(SubscriptionSpec.Criterion::query)
            .filter(query -> !query.isEmpty())
            .collect(Collectors.joining("&"));
    return topics
        .apply(spec.topic().get())
        .map(topic -> new Watched(id, who, topic, filter, spec.end()));
  }

  /** Whether every resource may be seen and none is filtered out. */
  boolean open() {
    return filter.isEmpty() && who.patients().isEmpty();
  }

  boolean over(Instant now) {
    return end.filter(at -> !now.isBefore(at)).isPresent();
  }

  static List<String> statuses() {
    return List.of("requested", "active", "error");
  }
}
