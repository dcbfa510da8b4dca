package org.chartwarden.fhir.subscriptions;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;

/** {@code $events} (Subscriptions R5 Backport IG): events of the past, as far as they are kept. */
@ApplicationScoped
class EventsOperation implements FhirOperation {

  private static final int MOST = 500;

  private final SubscriptionReads reads;
  private final EventStore events;
  private final Messages messages;

  @Inject
  EventsOperation(SubscriptionReads reads, EventStore events, Messages messages) {
    this.reads = reads;
    this.events = events;
    this.messages = messages;
  }

  @Override
  public String definition() {
    return "Subscription-events";
  }

  /** The first {@value #MOST} events of the range; ask on from the last number for more. */
  @Override
  public OperationAnswer run(OperationCall call) {
    SubscriptionReads.Known known = reads.require(call.who(), call.requireKey().id());
    long since = number(call, "eventsSinceNumber", 1);
    long until = number(call, "eventsUntilNumber", Long.MAX_VALUE);
    SubscriptionSpec.Content shown =
        call.parameters()
            .text("content")
            .map(
                code ->
                    SubscriptionSpec.Content.of(code)
                        .orElseThrow(
                            () ->
                                FhirProblem.invalid(
                                    "bad-parameter",
                                    "content '"
                                        + code
                                        + "' is none of empty, id-only,"
                                        + " full-resource")))
            .orElse(known.spec().channel().content());
    List<SubscriptionEvent> found =
        since > until ? List.of() : events.numbered(known.state().id(), since - 1, until, MOST);
    return OperationAnswer.resource(
        messages.bundle(
            Notifications.Kind.QUERY_EVENT, known.state(), known.spec(), found, shown, call.who()));
  }

  private static long number(OperationCall call, String name, long otherwise) {
    String text = call.parameters().text(name).orElse("");
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("[0-9]{1,18}")) {
      throw FhirProblem.invalid(
          "bad-parameter", name + " must be the number of an event, not '" + text + "'");
    }
    return Math.max(1, Long.parseLong(text));
  }
}
