package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.platform.Json;

/** {@code $status} (Subscriptions R5 Backport IG): how subscriptions stand. */
@ApplicationScoped
class StatusOperation implements FhirOperation {

  private final SubscriptionReads reads;
  private final Messages messages;

  @Inject
  StatusOperation(SubscriptionReads reads, Messages messages) {
    this.reads = reads;
    this.messages = messages;
  }

  @Override
  public String definition() {
    return "Subscription-status";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    List<SubscriptionReads.Known> known =
        call.key().isPresent()
            ? List.of(reads.require(call.who(), call.key().get().id()))
            : reads.list(
                call.who(), call.parameters().items("id"), call.parameters().items("status"));
    ObjectNode bundle =
        Json.object()
            .put("resourceType", "Bundle")
            .put("type", "searchset")
            .put("total", known.size());
    ObjectNode self = bundle.putArray("link").addObject();
    self.put("relation", "self").put("url", call.self());
    ArrayNode entries = bundle.putArray("entry");
    for (SubscriptionReads.Known one : known) {
      ObjectNode status =
          messages
              .notifications()
              .status(
                  Notifications.Kind.QUERY_STATUS,
                  one.state(),
                  one.spec(),
                  List.of(),
                  SubscriptionSpec.Content.EMPTY);
      ObjectNode entry = entries.addObject();
      entry.put("fullUrl", call.base() + "/Subscription/" + one.state().id() + "/$status");
      entry.set("resource", status);
      entry.putObject("search").put("mode", "match");
    }
    if (entries.isEmpty()) {
      bundle.remove("entry");
    }
    return OperationAnswer.resource(bundle);
  }
}
