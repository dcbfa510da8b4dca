package org.chartwarden.agent.tools;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/** What the tools need of the record: one resource, or the matches of a search one by one. */
interface Records {

  /** The current version, or empty when there is none or it was deleted. */
  Optional<ResourceVersion> read(AccessContext who, String type, String id);

  /**
   * Shows the matches of a search in order until the visitor says false.
   *
   * @return number of all matches, where the search counted them
   */
  OptionalLong each(
      AccessContext who, String type, SearchText query, Predicate<ResourceVersion> visitor);

  /** The first matches, at most {@code most}. */
  default List<ResourceVersion> first(AccessContext who, String type, SearchText query, int most) {
    List<ResourceVersion> found = new ArrayList<>();
    each(
        who,
        type,
        query.and("_count", Integer.toString(Math.min(most, 500))),
        resource -> {
          found.add(resource);
          return found.size() < most;
        });
    return found;
  }
}
