package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** Writes what the server decides about a subscription into the Subscription itself. */
@ApplicationScoped
class SubscriptionStatus {

  /** The server as the writer of a status. */
  static final AccessContext SERVER = AccessContext.system("subscriptions");

  private static final int ATTEMPTS = 5;
  private static final int LONGEST_ERROR = 1000;

  private final FhirGateway gateway;
  private final SubscriptionStore store;

  @Inject
  SubscriptionStatus(FhirGateway gateway, SubscriptionStore store) {
    this.gateway = gateway;
    this.store = store;
  }

  void activate(String id) {
    write(id, "requested", "active", "");
    store.status(id, "active");
  }

  void fail(String id, String reason) {
    write(id, "", "error", reason);
    store.status(id, "error");
  }

  void end(String id) {
    write(id, "", "off", "the end of this subscription has come");
    store.status(id, "off");
  }

  /**
   * Writes a status; a client that writes meanwhile wins over an activation.
   *
   * @param from the status it must have; empty for any
   */
  private void write(String id, String from, String to, String error) {
    ResourceKey key = new ResourceKey("Subscription", id);
    for (int attempt = 1; ; attempt++) {
      try {
        ResourceVersion current = gateway.read(SERVER, key);
        ObjectNode tree = current.tree();
        if (!from.isEmpty() && !tree.path("status").asText().equals(from)) {
          return;
        }
        tree.put("status", to);
        tree.remove("error");
        if (!error.isEmpty()) {
          tree.put("error", error.substring(0, Math.min(error.length(), LONGEST_ERROR)));
        }
        gateway.update(SERVER, key, tree, WriteOptions.ifMatch(current.version()));
        return;
      } catch (FhirProblem e) {
        if (e.status() == 404 || e.status() == 410) {
          store.remove(id);
          return;
        }
        if (e.status() != 412 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }
}
