package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.XmlForm;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** Writes what is sent, with the contents that the subscriber may see. */
@ApplicationScoped
class Messages {

  private final FhirGateway gateway;
  private final SubscriptionConfig config;
  private final IdGenerator ids;
  private final Clock clock;
  private final Notifications notifications;

  @Inject
  Messages(FhirGateway gateway, SubscriptionConfig config, IdGenerator ids, Clock clock) {
    this.gateway = gateway;
    this.config = config;
    this.ids = ids;
    this.clock = clock;
    this.notifications =
        new Notifications(config.baseUrl().map(url -> url.replaceAll("/+$", "")).orElse(""));
  }

  Notifications notifications() {
    return notifications;
  }

  /** The request for a rest-hook; empty when nothing is left to tell. */
  Optional<HookClient.Call> of(
      Notifications.Kind kind,
      SubscriptionState state,
      SubscriptionSpec spec,
      List<SubscriptionEvent> events) {
    URI endpoint = spec.channel().endpoint().orElseThrow();
    if (spec.topic().isPresent()) {
      String bundle =
          Json.write(bundle(kind, state, spec, events, spec.channel().content(), state.who()));
      return Optional.of(call("POST", endpoint, spec, bundle));
    }
    if (spec.channel().payload().isEmpty()) {
      return Optional.of(call("POST", endpoint, spec, ""));
    }
    SubscriptionEvent event = events.get(0);
    return content(state.who(), event)
        .map(
            resource ->
                call("PUT", below(endpoint, event.key().reference()), spec, Json.write(resource)));
  }

  /** A notification of a topic. */
  ObjectNode bundle(
      Notifications.Kind kind,
      SubscriptionState state,
      SubscriptionSpec spec,
      List<SubscriptionEvent> events,
      SubscriptionSpec.Content shown,
      AccessContext who) {
    return notifications.bundle(
        ids.newId(),
        kind,
        state,
        spec,
        events,
        shown,
        clock.instant().truncatedTo(ChronoUnit.MILLIS),
        event -> content(who, event));
  }

  /** The version that made an event; empty when the subscriber may not, or cannot, see it. */
  private Optional<ObjectNode> content(AccessContext who, SubscriptionEvent event) {
    try {
      return Optional.of(gateway.readVersion(who, event.key(), event.version()).tree());
    } catch (FhirProblem e) {
      if (e.status() == 403 || e.status() == 404 || e.status() == 410) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private HookClient.Call call(String method, URI url, SubscriptionSpec spec, String json) {
    String type = spec.channel().payload();
    boolean xml = type.equals("application/fhir+xml");
    Duration timeout = spec.channel().timeout().orElse(config.timeout());
    List<Map.Entry<String, String>> headers = spec.channel().headers();
    return new HookClient.Call(
        method,
        url,
        headers,
        type.isEmpty() ? "" : type + ";charset=utf-8",
        xml ? XmlForm.write(json, false) : json,
        timeout);
  }

  /** Puts a reference behind the path of an endpoint, before its query. */
  static URI below(URI endpoint, String reference) {
    String text = endpoint.toString();
    int mark = text.indexOf('?');
    String path = mark < 0 ? text : text.substring(0, mark);
    String query = mark < 0 ? "" : text.substring(mark);
    return URI.create((path.endsWith("/") ? path : path + "/") + reference + query);
  }
}
