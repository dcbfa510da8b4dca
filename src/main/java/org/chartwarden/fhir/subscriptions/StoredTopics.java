package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceChanged;
import org.chartwarden.fhir.gateway.ResourceRule;
import org.chartwarden.fhir.gateway.SearchPage;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/**
 * The topics that can be subscribed to: the shipped ones, and those that are stored as Basic
 * resources. Stored ones are read when a subscription names one that does not ship.
 */
@ApplicationScoped
class StoredTopics implements ResourceRule {

  private static final AccessContext SERVER = AccessContext.system("subscriptions");
  private static final String QUERY = "code=" + BasicTopic.CODE + "&_count=500";
  private static final Set<String> INTERACTIONS = Set.of("create", "update", "delete");

  private final FhirGateway gateway;
  private volatile Known known = new Known(Map.of(), Set.of());

  /** Topics by their address, and the ids of the resources they came from. */
  private record Known(Map<String, Topic> topics, Set<String> ids) {}

  @Inject
  StoredTopics(FhirGateway gateway) {
    this.gateway = gateway;
  }

  /** The topic of a canonical address, as it was when topics were last read. */
  Optional<Topic> find(String canonical) {
    return TopicCatalog.find(canonical)
        .or(() -> Optional.ofNullable(known.topics().get(bare(canonical))));
  }

  /** The topic of a canonical address as the caller's transaction sees it. */
  Optional<Topic> findNow(String canonical) {
    return TopicCatalog.find(canonical)
        .or(() -> Optional.ofNullable(read().topics().get(bare(canonical))));
  }

  private static String bare(String canonical) {
    return canonical.split("\\|", 2)[0];
  }

  /** Reads the stored topics again. */
  void refresh() {
    known = read();
  }

  private Known read() {
    Map<String, Topic> topics = new HashMap<>();
    Map<String, String> ids = new HashMap<>();
    SearchPage page = gateway.search(SERVER, "Basic", QUERY, false);
    boolean more = true;
    while (more) {
      for (ResourceVersion basic : page.matches()) {
        JsonNode content = basic.tree();
        if (BasicTopic.is(content) && faults(BasicTopic.definition(content)).isEmpty()) {
          Topic topic = Topic.of(BasicTopic.definition(content));
          topics.put(topic.url(), topic);
          ids.put(basic.key().id(), topic.url());
        }
      }
      more = page.next().isPresent();
      page = more ? gateway.page(SERVER, page.next().get()) : page;
    }
    return new Known(Map.copyOf(topics), Set.copyOf(ids.keySet()));
  }

  /** Whether a change may change a topic. */
  boolean concerns(ResourceChanged change) {
    ResourceVersion now = change.resource();
    return now.key().type().equals(type())
        && (known.ids().contains(now.key().id())
            || (!now.deleted() && now.content().contains(BasicTopic.CODE)));
  }

  @Override
  public String type() {
    return "Basic";
  }

  /** A topic that is in use must be one that can be served. */
  @Override
  public void check(ObjectNode resource) {
    if (!BasicTopic.is(resource)) {
      return;
    }
    ObjectNode definition = BasicTopic.definition(resource);
    if (definition.path("status").asText().equals("active")) {
      List<String> faults = faults(definition);
      if (!faults.isEmpty()) {
        throw new FhirProblem(
            422,
            faults.stream()
                .map(
                    fault ->
                        new FhirIssue(
                            "error",
                            "business-rule",
                            "unusable-topic",
                            "the SubscriptionTopic cannot be served: " + fault,
                            "Basic.extension"))
                .toList());
      }
    }
  }

  /** Why a topic cannot be served; empty when it can. */
  private List<String> faults(JsonNode definition) {
    if (definition.path("status").asText().equals("retired")) {
      return List.of("it is retired");
    }
    if (definition.path("url").asText().isEmpty()) {
      return List.of("it has no url");
    }
    if (definition.path("resourceTrigger").size() != 1) {
      return List.of(
          "it has " + definition.path("resourceTrigger").size() + " resource triggers, not one");
    }
    JsonNode trigger = definition.path("resourceTrigger").path(0);
    if (trigger.has("fhirPathCriteria")) {
      return List.of("fhirPathCriteria are not evaluated; use queryCriteria");
    }
    for (JsonNode interaction : trigger.path("supportedInteraction")) {
      if (!INTERACTIONS.contains(interaction.asText())) {
        return List.of("'" + interaction.asText() + "' is no interaction that changes a resource");
      }
    }
    Topic topic = Topic.of(definition);
    if (!ResourceTypes.known(topic.type())) {
      return List.of("'" + trigger.path("resource").asText() + "' is not a type of R4");
    }
    try {
      topic.previous().ifPresent(query -> gateway.checkSearch(topic.type(), query));
      topic.current().ifPresent(query -> gateway.checkSearch(topic.type(), query));
    } catch (FhirProblem problem) {
      return List.of(problem.getMessage());
    }
    return List.of();
  }
}
