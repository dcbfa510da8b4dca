package org.chartwarden.fhir.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.search.Match;
import org.chartwarden.fhir.search.Narrowing;
import org.chartwarden.fhir.search.TypeScan;
import org.chartwarden.fhir.storage.CanonicalStore;
import org.chartwarden.fhir.terminology.CanonicalSource;
import org.chartwarden.fhir.terminology.TerminologyChanges;

/**
 * Lends the stored CodeSystem, ValueSet and ConceptMap resources to the terminology, and tells it
 * when one changes. They hold no clinical data and lie in no compartment, so whoever may ask the
 * terminology may use them.
 */
@ApplicationScoped
class StoredCanonicals implements CanonicalSource {

  private static final Set<String> TYPES = Set.of("CodeSystem", "ValueSet", "ConceptMap");
  private static final int MOST = 1000;

  /** What a stored uri can be; anything else is found nowhere. */
  private static final Pattern URL = Pattern.compile("[^\\s\\p{Cntrl}\\p{Cs}]{1,2000}");

  private final CanonicalStore canonicals;
  private final TypeScan scan;
  private final TerminologyChanges changes;

  @Inject
  StoredCanonicals(CanonicalStore canonicals, TypeScan scan, TerminologyChanges changes) {
    this.canonicals = canonicals;
    this.scan = scan;
    this.changes = changes;
  }

  @Override
  public List<ResourceVersion> find(String type, String url) {
    return URL.matcher(url).matches() ? canonicals.current(type, url) : List.of();
  }

  /** Those without an address are among them, so they are looked for by their type. */
  @Override
  public List<ResourceVersion> conceptMaps() {
    return current("ConceptMap");
  }

  @Override
  public List<ResourceVersion> codeSystems() {
    return current("CodeSystem");
  }

  private List<ResourceVersion> current(String type) {
    return scan.after(type, 0, Optional.empty(), Optional.empty(), Narrowing.NONE, MOST).stream()
        .map(Match::resource)
        .toList();
  }

  /** Inside the transaction, so that the rest of it sees the change. */
  void changed(@Observes ResourceChanged change) {
    announce(change);
  }

  /** After its end: now others see it, or what was read inside must be forgotten. */
  void settled(@Observes(during = TransactionPhase.AFTER_COMPLETION) ResourceChanged change) {
    announce(change);
  }

  private void announce(ResourceChanged change) {
    if (TYPES.contains(change.resource().key().type())) {
      changes.announce();
    }
  }
}
