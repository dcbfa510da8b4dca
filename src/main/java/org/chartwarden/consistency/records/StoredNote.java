package org.chartwarden.consistency.records;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** Reads the note that a stored DocumentReference or DiagnosticReport holds. */
@ApplicationScoped
class StoredNote {

  private static final String BINARY = "Binary";

  private final FhirGateway gateway;

  @Inject
  StoredNote(FhirGateway gateway) {
    this.gateway = gateway;
  }

  /** The note, with what the resource says about it; fails as {@link AttachedText#of} does. */
  GivenNote read(AccessContext who, ResourceVersion version) {
    ChartResource document = ChartResource.of(version);
    return NoteFacts.of(
        document,
        AttachedText.of(
            document.tree(), version.key().reference(), address -> binary(who, address)));
  }

  /** A Binary elsewhere is not fetched: an address in a record must not make the server call it. */
  private Optional<String> binary(AccessContext who, String address) {
    return References.local(address.startsWith(BINARY + "/") ? address : "", BINARY)
        .map(id -> gateway.read(who, new ResourceKey(BINARY, id)).tree().path("data").asText(""));
  }
}
