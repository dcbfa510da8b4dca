package org.chartwarden.fhir.search;

import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.path.ElementType;
import org.chartwarden.fhir.path.PathProgram;

/**
 * A search parameter with the programs that extract it.
 *
 * @param param what it is
 * @param program selects its elements; for a composite, the elements its parts are relative to
 * @param parts the parts of a composite as parameters of their own; their ids name the rows that
 *     hold them
 * @param partPrograms the programs of the parts by the type of element they start at; empty when
 *     the composite starts at the resource itself, whose parts are the ordinary rows
 */
public record IndexedParam(
    SearchParam param,
    PathProgram program,
    List<SearchParam> parts,
    Map<ElementType, List<PathProgram>> partPrograms) {

  public IndexedParam {
    parts = List.copyOf(parts);
    partPrograms = Map.copyOf(partPrograms);
  }

  /** Whether the parts of the composite must come from the same element, not only resource. */
  public boolean grouped() {
    return !partPrograms.isEmpty();
  }
}
