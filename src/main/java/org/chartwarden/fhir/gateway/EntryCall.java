package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.smart.AccessContext;

/**
 * An entry of a batch or transaction that asks for no resource.
 *
 * @param who who asks
 * @param base base address of this server without trailing slash; may be empty
 * @param method HTTP method
 * @param type type that the address names; empty for the system
 * @param key resource that the address names; empty for a type or the system
 * @param name last segment of the address: {@code metadata}, or an operation with its dollar sign
 * @param query what comes after the question mark; may be empty
 * @param resource body of the entry
 * @param lenient ignore unknown parameters
 */
public record EntryCall(
    AccessContext who,
    String base,
    String method,
    Optional<String> type,
    Optional<ResourceKey> key,
    String name,
    String query,
    Optional<ObjectNode> resource,
    boolean lenient) {

  /** The address it would have on its own. */
  public String address() {
    String place = key.map(ResourceKey::reference).or(() -> type).map(p -> "/" + p).orElse("");
    return base + place + "/" + name + (query.isEmpty() ? "" : "?" + query);
  }
}
