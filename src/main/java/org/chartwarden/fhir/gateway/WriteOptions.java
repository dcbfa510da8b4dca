package org.chartwarden.fhir.gateway;

import java.util.Objects;
import java.util.Optional;
import org.chartwarden.fhir.model.VersionCondition;

/**
 * Conditions of one write.
 *
 * @param ifMatch versions of which one must be the current one (HTTP {@code If-Match})
 * @param ifNoneMatch versions that must not be current; any means there must be none (HTTP {@code
 *     If-None-Match})
 * @param ifNoneExist search query of a conditional create (HTTP {@code If-None-Exist})
 * @param strict refuse what the structure check could repair (HTTP {@code Prefer: handling=strict})
 * @param lenient ignore elements that are unknown (HTTP {@code Prefer: handling=lenient})
 */
public record WriteOptions(
    VersionCondition ifMatch,
    VersionCondition ifNoneMatch,
    Optional<String> ifNoneExist,
    boolean strict,
    boolean lenient) {

  public static final WriteOptions NONE =
      new WriteOptions(
          VersionCondition.NONE, VersionCondition.NONE, Optional.empty(), false, false);

  public WriteOptions {
    Objects.requireNonNull(ifMatch, "ifMatch");
    Objects.requireNonNull(ifNoneMatch, "ifNoneMatch");
    Objects.requireNonNull(ifNoneExist, "ifNoneExist");
  }

  public static WriteOptions ifMatch(long version) {
    return new WriteOptions(
        VersionCondition.of(version), VersionCondition.NONE, Optional.empty(), false, false);
  }

  public static WriteOptions ifNoneExist(String query) {
    return new WriteOptions(
        VersionCondition.NONE, VersionCondition.NONE, Optional.of(query), false, false);
  }
}
