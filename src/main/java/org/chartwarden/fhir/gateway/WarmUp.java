package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.validation.ResourceValidator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.jboss.logging.Logger;

/**
 * Loads what the first request would otherwise wait for (the R4 definitions, the shapes of common
 * types, the search parameters), beside the start, so that neither start nor first request pays.
 */
@ApplicationScoped
class WarmUp {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private static final List<String> COMMON =
      List.of(
          "{'resourceType':'Patient','name':[{'family':'x'}],'birthDate':'2000-01-01'}",
          "{'resourceType':'Observation','status':'final','code':{'text':'x'}}",
          "{'resourceType':'ServiceRequest','status':'active','intent':'order','subject':{'display':'x'}}");

  private final FhirGateway gateway;
  private final ResourceValidator validator;
  private final WriteValidation profiles;

  @Inject
  WarmUp(FhirGateway gateway, ResourceValidator validator, WriteValidation profiles) {
    this.gateway = gateway;
    this.validator = validator;
    this.profiles = profiles;
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("fhir-warm-up").start(this::run);
  }

  private void run() {
    try {
      FhirModel.context();
      for (String resource : COMMON) {
        validator.check((ObjectNode) Json.parseOwn(resource.replace('\'', '"')), true);
      }
      gateway.search(
          AccessContext.system("warm-up"), "Observation", "code=x&_sort=-date&_count=1", false);
      ResourceTypes.names().forEach(gateway::searchParameters);
      profiles.warmUp();
    } catch (RuntimeException e) {
      // Nothing depends on it: what is missing is loaded by the first request that needs it.
      LOG.debug("warm-up ended early", e);
    }
  }
}
