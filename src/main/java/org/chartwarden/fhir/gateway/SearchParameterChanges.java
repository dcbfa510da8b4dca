package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.chartwarden.fhir.search.StoredParameters;

/** Lets a SearchParameter be served as soon as it is stored. */
@ApplicationScoped
class SearchParameterChanges {

  private final StoredParameters stored;

  @Inject
  SearchParameterChanges(StoredParameters stored) {
    this.stored = stored;
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ResourceChanged change) {
    if (change.resource().key().type().equals("SearchParameter")) {
      stored.refresh();
    }
  }
}
