package org.chartwarden.consistency.records;

import java.util.Optional;
import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** Reads the note that a stored DocumentReference or DiagnosticReport holds. */
class StoredNote {

  private static final String BINARY = "Binary";

  private final ChartSource source;

  StoredNote(ChartSource source) {
    this.source = source;
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
        .map(id -> source.read(who, new ResourceKey(BINARY, id)).tree().path("data").asText(""));
  }
}
