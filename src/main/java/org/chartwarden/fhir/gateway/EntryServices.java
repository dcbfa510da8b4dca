package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.smart.AccessContext;

/** Hands the entries of a Bundle that ask for no resource to who answers them. */
@ApplicationScoped
class EntryServices {

  /** All such answers of one Bundle are in memory at once. */
  private static final int MOST_BYTES = 32 * 1024 * 1024;

  private final Instance<EntryService> services;

  @Inject
  EntryServices(@Any Instance<EntryService> services) {
    this.services = services;
  }

  /** The entries of one Bundle. */
  Answers of(AccessContext who, BundleOptions options) {
    return new Answers(who, options);
  }

  /** Answers the entries of one Bundle, which share what memory their answers may take. */
  final class Answers {

    private final AccessContext who;
    private final BundleOptions options;
    private int left = MOST_BYTES;

    private Answers(AccessContext who, BundleOptions options) {
      this.who = who;
      this.options = options;
    }

    /**
     * Refuses what a transaction cannot hold (FHIR R4 http.html#trules: no place in its order is
     * given to operations that change something).
     */
    void requireReading(BundleEntry entry) {
      EntryCall call = call(entry);
      if (serving(call).writes(call)) {
        throw new FhirProblem(
            422,
            "not-supported",
            "operation-in-transaction",
            call.name()
                + " changes something, which an operation cannot do within a transaction; send it"
                + " on its own or in a batch");
      }
    }

    ObjectNode answer(BundleEntry entry) {
      EntryCall call = call(entry);
      EntryAnswer answer = serving(call).answer(call, left);
      left -= answer.bytes();
      ObjectNode answered = new EntryResponses(options).served(answer);
      if (entry.method() == BundleEntry.Method.HEAD) {
        answered.remove("resource");
      }
      return answered;
    }

    private EntryCall call(BundleEntry entry) {
      return entry.call(who, options);
    }
  }

  private EntryService serving(EntryCall call) {
    List<EntryService> able =
        services.stream().filter(service -> service.serves(call.name())).toList();
    if (able.isEmpty()) {
      throw new FhirProblem(
          404, "not-supported", "unknown-path", "nothing is served at '" + call.name() + "'");
    }
    return able.get(0);
  }
}
