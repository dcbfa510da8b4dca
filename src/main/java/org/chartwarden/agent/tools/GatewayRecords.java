package org.chartwarden.agent.tools;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.SearchPage;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** The record through its one door; follows the pages of a search only as far as they are read. */
@ApplicationScoped
class GatewayRecords implements Records {

  private static final int NOT_FOUND = 404;
  private static final int GONE = 410;

  private final FhirGateway gateway;

  @Inject
  GatewayRecords(FhirGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public Optional<ResourceVersion> read(AccessContext who, String type, String id) {
    if (!ResourceKey.ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(gateway.read(who, new ResourceKey(type, id)));
    } catch (FhirProblem e) {
      if (e.status() == NOT_FOUND || e.status() == GONE) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public OptionalLong each(
      AccessContext who, String type, SearchText query, Predicate<ResourceVersion> visitor) {
    SearchPage page = gateway.search(who, type, query.toString(), false);
    OptionalLong total = page.total();
    while (true) {
      for (ResourceVersion match : page.matches()) {
        if (!visitor.test(match)) {
          return total;
        }
      }
      if (page.next().isEmpty()) {
        return total;
      }
      page = gateway.page(who, page.next().get());
    }
  }
}
