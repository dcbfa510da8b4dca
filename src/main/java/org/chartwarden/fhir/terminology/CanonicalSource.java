package org.chartwarden.fhir.terminology;

import java.util.List;
import org.chartwarden.fhir.model.ResourceVersion;

/**
 * Where CodeSystem, ValueSet and ConceptMap resources come from beside the ones that ship with the
 * program. Whoever keeps such resources implements it as a bean; the terminology lies below them.
 *
 * <p>A source that changes tells {@link TerminologyChanges}; until then its answers are kept.
 */
public interface CanonicalSource {

  /**
   * The current resources of a type with this canonical URL, in any order.
   *
   * @param type {@code CodeSystem}, {@code ValueSet} or {@code ConceptMap}
   * @param url canonical URL without a version
   */
  List<ResourceVersion> find(String type, String url);

  /** The current CodeSystems, for listing what is served. */
  List<ResourceVersion> codeSystems();

  /** The current ConceptMaps, for a translation that names none. */
  List<ResourceVersion> conceptMaps();
}
