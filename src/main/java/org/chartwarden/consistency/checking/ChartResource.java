package org.chartwarden.consistency.checking;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * One resource of a chart as FHIR R4 JSON.
 *
 * @param source which version it is
 * @param tree its content
 */
public record ChartResource(RecordPointer source, JsonNode tree) {

  public ChartResource {
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(tree, "tree");
  }

  /** A stored version. */
  public static ChartResource of(ResourceVersion version) {
    return new ChartResource(version.pointer(), version.tree());
  }

  String type() {
    return source.type();
  }

  /** Points at an element of it. */
  RecordPointer at(String path) {
    return new RecordPointer(source.type(), source.id(), source.version(), path);
  }
}
