package org.chartwarden.calculators.intake;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import org.chartwarden.fhir.terminology.TerminologyService;

/** The hierarchies of the code systems that are loaded, else of the fragments that ship. */
@ApplicationScoped
class TerminologyHierarchy implements Hierarchy {

  private static final int REMEMBERED = 20_000;

  private record Key(String system, String code) {}

  private final TerminologyService terminology;

  /** Short-lived, so that a release that is loaded meanwhile counts soon. */
  private final Cache<Key, Set<String>> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(Duration.ofMinutes(1)).build();

  @Inject
  TerminologyHierarchy(TerminologyService terminology) {
    this.terminology = terminology;
  }

  @Override
  public Set<String> selfAndAbove(String system, String code) {
    return known.get(
        new Key(system, code),
        key ->
            terminology
                .selfAndAncestors(key.system(), key.code())
                .map(Set::copyOf)
                .orElseGet(() -> Set.of(key.code())));
  }
}
