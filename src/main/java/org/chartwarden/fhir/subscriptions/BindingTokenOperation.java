package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;

/** {@code $get-ws-binding-token} (Subscriptions R5 Backport IG): a token to bind a WebSocket by. */
@ApplicationScoped
class BindingTokenOperation implements FhirOperation {

  private static final int MOST = 100;

  private final SubscriptionReads reads;
  private final SubscriptionStore store;
  private final SubscriptionConfig config;
  private final IdGenerator ids;
  private final Clock clock;

  @Inject
  BindingTokenOperation(
      SubscriptionReads reads,
      SubscriptionStore store,
      SubscriptionConfig config,
      IdGenerator ids,
      Clock clock) {
    this.reads = reads;
    this.store = store;
    this.config = config;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String definition() {
    return "Subscription-get-ws-binding-token";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    List<String> wanted =
        Stream.concat(
                call.key().stream().map(key -> key.id()), call.parameters().items("id").stream())
            .distinct()
            .toList();
    if (wanted.isEmpty() || wanted.size() > MOST) {
      throw FhirProblem.invalid(
          "bad-parameter", "give the ids of 1 to " + MOST + " Subscriptions in 'id'");
    }
    for (String id : wanted) {
      if (!reads.require(call.who(), id).spec().channel().socket()) {
        throw new FhirProblem(
            422, "business-rule", "no-websocket", "Subscription/" + id + " is not for websocket");
      }
    }
    Instant expires = clock.instant().plus(config.tokenLifetime()).truncatedTo(ChronoUnit.SECONDS);
    String token = ids.newId();
    store.putToken(token, wanted, expires);
    ObjectNode answer = Json.object().put("resourceType", "Parameters");
    ArrayNode parameters = answer.putArray("parameter");
    parameters.addObject().put("name", "token").put("valueString", token);
    parameters.addObject().put("name", "expiration").put("valueDateTime", expires.toString());
    for (String id : wanted) {
      parameters.addObject().put("name", "subscription").put("valueString", id);
    }
    String folder = call.base().replaceFirst("^http", "ws").replaceFirst("/fhir$", "");
    parameters
        .addObject()
        .put("name", "websocket-url")
        .put("valueUrl", folder + SubscriptionSockets.PATH);
    return OperationAnswer.resource(answer);
  }
}
