package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.chartwarden.smart.AccessContext;

/** Lets changes of consents and of relations count as soon as their transaction has ended. */
@ApplicationScoped
class RelationWatch implements WriteWatch {

  private static final String CONSENT = "Consent";

  private static final Set<String> RELATING =
      Set.of("CareTeam", "Encounter", "Patient", "PractitionerRole", "RelatedPerson");

  /** Fired in a transaction that changes what access depends on. */
  record Changed(boolean consents, boolean relations) {}

  private final StoredConsents consents;
  private final StoredRelations relations;
  private final Event<Changed> changes;

  @Inject
  RelationWatch(StoredConsents consents, StoredRelations relations, Event<Changed> changes) {
    this.consents = consents;
    this.relations = relations;
    this.changes = changes;
  }

  @Override
  public Runnable begin(AccessContext who, List<ResourceChanged> written) {
    boolean ofConsents = false;
    boolean ofRelations = false;
    for (ResourceChanged change : written) {
      String type = change.resource().key().type();
      ofConsents |= type.equals(CONSENT);
      ofRelations |= RELATING.contains(type);
    }
    if (ofConsents || ofRelations && relations.keepsAny()) {
      changes.fire(new Changed(ofConsents, ofRelations));
    }
    return NOTHING;
  }

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed change) {
    if (change.relations()) {
      relations.forget();
    }
    if (change.consents()) {
      consents.refresh();
    }
  }
}
