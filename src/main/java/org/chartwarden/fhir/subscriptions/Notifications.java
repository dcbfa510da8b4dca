package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.chartwarden.platform.Json;

/**
 * Notification Bundles of topics and the status that begins them (Subscriptions R5 Backport IG 1.1,
 * notifications.html, for R4: a history Bundle with the status as Parameters); pure.
 *
 * @param base address of the FHIR interface; empty for relative addresses
 */
record Notifications(String base) {

  private static final String STATUS_PROFILE =
      SubscriptionReader.BACKPORT + "backport-subscription-status-r4";
  private static final String BUNDLE_PROFILE =
      SubscriptionReader.BACKPORT + "backport-subscription-notification-r4";

  /** A kind of status, code of subscription-notification-type. */
  enum Kind {
    HANDSHAKE("handshake"),
    HEARTBEAT("heartbeat"),
    EVENT("event-notification"),
    QUERY_STATUS("query-status"),
    QUERY_EVENT("query-event");

    private final String code;

    Kind(String code) {
      this.code = code;
    }
  }

  /**
   * A notification Bundle.
   *
   * @param id new id of the Bundle
   * @param events events it tells of; empty for handshakes and heartbeats
   * @param content reads the content of an event's resource; empty when there is none to show
   */
  ObjectNode bundle(
      String id,
      Kind kind,
      SubscriptionState state,
      SubscriptionSpec spec,
      List<SubscriptionEvent> events,
      SubscriptionSpec.Content shown,
      Instant now,
      Function<SubscriptionEvent, Optional<ObjectNode>> content) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("id", id);
    bundle.putObject("meta").putArray("profile").add(BUNDLE_PROFILE);
    bundle.put("type", "history").put("timestamp", now.toString());
    ArrayNode entries = bundle.putArray("entry");
    ObjectNode first = entries.addObject();
    first.put("fullUrl", "urn:uuid:" + id);
    first.set("resource", status(kind, state, spec, events, shown));
    first
        .putObject("request")
        .put("method", "GET")
        .put("url", address("Subscription/" + state.id() + "/$status"));
    first.putObject("response").put("status", "200");
    if (shown != SubscriptionSpec.Content.EMPTY) {
      events.forEach(event -> entry(entries, event, shown, content));
    }
    return bundle;
  }

  private void entry(
      ArrayNode entries,
      SubscriptionEvent event,
      SubscriptionSpec.Content shown,
      Function<SubscriptionEvent, Optional<ObjectNode>> content) {
    String reference = event.key().reference();
    ObjectNode entry = entries.addObject().put("fullUrl", address(reference));
    if (shown == SubscriptionSpec.Content.FULL && !event.deletion()) {
      content.apply(event).ifPresent(resource -> entry.set("resource", resource));
    }
    ObjectNode request = entry.putObject("request");
    ObjectNode response = entry.putObject("response");
    switch (event.kind()) {
      case "create" -> {
        request.put("method", "POST").put("url", event.key().type());
        response.put("status", "201");
      }
      case "delete" -> {
        request.put("method", "DELETE").put("url", reference);
        response.put("status", "204");
      }
      default -> {
        request.put("method", "PUT").put("url", reference);
        response.put("status", "200");
      }
    }
    response
        .put("etag", "W/\"" + event.version() + "\"")
        .put("lastModified", event.at().toString());
  }

  /** The SubscriptionStatus of R5 as Parameters. */
  ObjectNode status(
      Kind kind,
      SubscriptionState state,
      SubscriptionSpec spec,
      List<SubscriptionEvent> events,
      SubscriptionSpec.Content shown) {
    ObjectNode status = Json.object().put("resourceType", "Parameters");
    status.putObject("meta").putArray("profile").add(STATUS_PROFILE);
    ArrayNode parameters = status.putArray("parameter");
    parameters
        .addObject()
        .put("name", "subscription")
        .putObject("valueReference")
        .put("reference", address("Subscription/" + state.id()));
    spec.topic()
        .ifPresent(
            topic -> parameters.addObject().put("name", "topic").put("valueCanonical", topic));
    parameters.addObject().put("name", "status").put("valueCode", state.status());
    parameters.addObject().put("name", "type").put("valueCode", kind.code);
    parameters
        .addObject()
        .put("name", "eventsSinceSubscriptionStart")
        .put("valueString", Long.toString(state.events()));
    events.forEach(event -> event(parameters, event, shown));
    state
        .lastError()
        .or(state::fault)
        .ifPresent(
            error ->
                parameters
                    .addObject()
                    .put("name", "error")
                    .putObject("valueCodeableConcept")
                    .put("text", error));
    return status;
  }

  private void event(
      ArrayNode parameters, SubscriptionEvent event, SubscriptionSpec.Content shown) {
    ArrayNode parts = parameters.addObject().put("name", "notificationEvent").putArray("part");
    parts.addObject().put("name", "eventNumber").put("valueString", Long.toString(event.number()));
    parts.addObject().put("name", "timestamp").put("valueInstant", event.at().toString());
    if (shown != SubscriptionSpec.Content.EMPTY) {
      parts
          .addObject()
          .put("name", "focus")
          .putObject("valueReference")
          .put("reference", address(event.key().reference()));
    }
  }

  private String address(String relative) {
    return base.isEmpty() ? relative : base + "/" + relative;
  }
}
