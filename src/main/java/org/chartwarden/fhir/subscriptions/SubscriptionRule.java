package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceRule;
import org.chartwarden.fhir.model.FhirProblem;

/** Refuses Subscriptions that could not be served, with the element at fault. */
@ApplicationScoped
class SubscriptionRule implements ResourceRule {

  private final FhirGateway gateway;
  private final StoredTopics topics;
  private final TargetPolicy targets;

  @Inject
  SubscriptionRule(FhirGateway gateway, StoredTopics topics, SubscriptionConfig config) {
    this.gateway = gateway;
    this.topics = topics;
    this.targets =
        new TargetPolicy(config.allowedTargets().orElse(List.of()), config.allowPrivateTargets());
  }

  @Override
  public String type() {
    return "Subscription";
  }

  /** What is off or in error only has to be readable, so that it can always be switched off. */
  @Override
  public void check(ObjectNode resource) {
    SubscriptionSpec spec = SubscriptionReader.read(resource);
    if (!spec.status().equals("requested") && !spec.status().equals("active")) {
      return;
    }
    spec.channel().endpoint().ifPresent(this::requireAllowed);
    spec.topic().ifPresent(topic -> requireTopic(topic, spec.criteria()));
    for (SubscriptionSpec.Criterion criterion : spec.criteria()) {
      requireServed(criterion);
    }
  }

  private void requireAllowed(URI endpoint) {
    targets
        .refusalOfName(endpoint)
        .ifPresent(
            reason -> {
              throw SubscriptionReader.fault("channel.endpoint", "endpoint-not-allowed", reason);
            });
  }

  private void requireTopic(String canonical, List<SubscriptionSpec.Criterion> filters) {
    Topic topic =
        topics
            .findNow(canonical)
            .orElseThrow(
                () ->
                    SubscriptionReader.fault(
                        "criteria", "unknown-topic", "no topic '" + canonical + "' is served"));
    for (SubscriptionSpec.Criterion filter : filters) {
      if (!filter.type().equals(topic.type())) {
        throw SubscriptionReader.fault(
            "criteria.extension",
            "bad-filter",
            "the topic is about " + topic.type() + ", the filter about " + filter.type());
      }
    }
  }

  private void requireServed(SubscriptionSpec.Criterion criterion) {
    try {
      gateway.checkSearch(criterion.type(), criterion.query());
    } catch (FhirProblem e) {
      throw SubscriptionReader.fault("criteria", "bad-criteria", e.getMessage());
    }
  }
}
