package org.chartwarden.fhir.validation.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.parser.DataFormatException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.validation.ConformanceSource;
import org.chartwarden.fhir.validation.ConformanceSource.Canonical;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.hl7.fhir.r4.model.ValueSet;
import org.jboss.logging.Logger;

/**
 * The definitions of the store: those of implementation guides and those that clients wrote. Which
 * there are is read once, so a question about one that is not there costs nothing. An address
 * without a version means the newest.
 */
final class StoredDefinitions implements IValidationSupport {

  private static final Logger LOG = Logger.getLogger(StoredDefinitions.class);

  private final ConformanceSource source;
  private final Map<String, List<Canonical>> byAddress = new HashMap<>();

  StoredDefinitions(ConformanceSource source) {
    this.source = source;
    for (Canonical canonical : source.all()) {
      byAddress
          .computeIfAbsent(canonical.type() + " " + canonical.url(), k -> new ArrayList<>())
          .add(canonical);
    }
    Comparator<Canonical> newestFirst =
        Comparator.comparing(Canonical::version, VersionOrder.ASCENDING).reversed();
    byAddress.values().forEach(all -> all.sort(newestFirst));
  }

  @Override
  public IBaseResource fetchStructureDefinition(String url) {
    return find(StructureDefinition.class, url);
  }

  @Override
  public IBaseResource fetchValueSet(String url) {
    return find(ValueSet.class, url);
  }

  @Override
  public IBaseResource fetchCodeSystem(String url) {
    return find(CodeSystem.class, url);
  }

  @Override
  public FhirContext getFhirContext() {
    return FhirModel.context();
  }

  private <T extends Resource> T find(Class<T> type, String url) {
    int bar = url.indexOf('|');
    String bare = bar < 0 ? url : url.substring(0, bar);
    String version = bar < 0 ? "" : url.substring(bar + 1);
    return byAddress.getOrDefault(type.getSimpleName() + " " + bare, List.of()).stream()
        .filter(found -> VersionOrder.matches(version, found.version()))
        .findFirst()
        .flatMap(found -> parsed(type, found))
        .orElse(null);
  }

  private <T extends Resource> Optional<T> parsed(Class<T> type, Canonical canonical) {
    try {
      return source.content(canonical).map(json -> FhirModel.parse(type, json));
    } catch (DataFormatException e) {
      // It passed the check of structure, so this is rare; who needs it is told that it is unknown.
      LOG.warnf("%s/%s cannot be used for validation", canonical.type(), canonical.id());
      return Optional.empty();
    }
  }
}
