package org.chartwarden.fhir.api;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.jboss.logging.Logger;

/**
 * Loads the R4 definitions and compiles the search parameters in the background after start-up, so
 * that the first client does not wait seconds for them.
 */
@ApplicationScoped
class WarmUp {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private final ManagedExecutor executor;
  private final CapabilityStatementWriter capabilities;

  @Inject
  WarmUp(ManagedExecutor executor, CapabilityStatementWriter capabilities) {
    this.executor = executor;
    this.capabilities = capabilities;
  }

  void start(@Observes StartupEvent started) {
    executor
        .runAsync(capabilities::bytes)
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                LOG.error("the CapabilityStatement could not be made", failure);
              }
            });
  }
}
