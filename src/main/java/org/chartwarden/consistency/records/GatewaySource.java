package org.chartwarden.consistency.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** The record through its one door. */
@ApplicationScoped
class GatewaySource implements ChartSource {

  private final FhirGateway gateway;

  @Inject
  GatewaySource(FhirGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public ResourceVersion read(AccessContext who, ResourceKey key) {
    return gateway.read(who, key);
  }

  @Override
  public List<ResourceVersion> first(AccessContext who, String type, String query, int most) {
    return gateway.first(who, type, query, most);
  }
}
