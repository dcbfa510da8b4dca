package org.chartwarden.fhir.terminology;

import java.util.List;
import java.util.OptionalInt;
import org.chartwarden.fhir.terminology.valuesets.VersionRules;

/**
 * How to expand, FHIR R4 valueset-operation-expand.html.
 *
 * @param filter words that code or names must have, or empty
 * @param offset codes to leave out at the beginning
 * @param count most codes to return; empty for all
 * @param activeOnly without codes that are no longer for use
 * @param excludeNotForUi without codes that only group others
 * @param excludeSystems canonicals of code systems whose codes are left out
 * @param versions which versions of code systems count
 */
public record ExpansionRequest(
    String filter,
    int offset,
    OptionalInt count,
    boolean activeOnly,
    boolean excludeNotForUi,
    List<String> excludeSystems,
    VersionRules versions) {

  /** Everything. */
  public static final ExpansionRequest ALL =
      new ExpansionRequest("", 0, OptionalInt.empty(), false, false, List.of(), VersionRules.NONE);

  public ExpansionRequest {
    excludeSystems = List.copyOf(excludeSystems);
  }
}
