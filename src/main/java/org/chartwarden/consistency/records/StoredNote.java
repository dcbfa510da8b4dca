package org.chartwarden.consistency.records;

import org.chartwarden.consistency.checking.ChartResource;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.LiteralReference;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.stored.AttachedText;
import org.chartwarden.smart.AccessContext;

/** Reads the note that a stored DocumentReference or DiagnosticReport holds. */
class StoredNote {

  private static final String BINARY = "Binary";

  private final ChartSource source;
  private final DocumentLimits limits;

  StoredNote(ChartSource source, int mostCharacters) {
    this.source = source;
    this.limits = DocumentLimits.STANDARD.of(mostCharacters);
  }

  /** The note, with what the resource says about it; fails as {@link AttachedText#of} does. */
  GivenNote read(AccessContext who, ResourceVersion version) {
    ChartResource document = ChartResource.of(version);
    AttachedText text =
        AttachedText.of(
            document.tree(),
            version.key().reference(),
            (name, url) -> binary(who, name, url),
            limits);
    return NoteFacts.of(document, text.document().text());
  }

  /** A Binary elsewhere is not fetched: an address in a record must not make the server call it. */
  private String binary(AccessContext who, String name, String url) {
    return LiteralReference.id(url.startsWith(BINARY + "/") ? url : "", BINARY)
        .map(id -> source.read(who, new ResourceKey(BINARY, id)).tree().path("data").asText(""))
        .orElseThrow(
            () ->
                new FhirProblem(
                    422,
                    "business-rule",
                    "attachment-elsewhere",
                    name + " lies at another address, which is not asked"));
  }
}
