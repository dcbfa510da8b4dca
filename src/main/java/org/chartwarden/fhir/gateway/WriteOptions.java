package org.chartwarden.fhir.gateway;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * Conditions of one write.
 *
 * @param ifMatch version that must be the current one (HTTP {@code If-Match})
 * @param ifNoneExist search query of a conditional create (HTTP {@code If-None-Exist})
 * @param strict refuse what the structure check could repair (HTTP {@code Prefer: handling=strict})
 */
public record WriteOptions(OptionalLong ifMatch, Optional<String> ifNoneExist, boolean strict) {

  public static final WriteOptions NONE =
      new WriteOptions(OptionalLong.empty(), Optional.empty(), false);

  public static WriteOptions ifMatch(long version) {
    return new WriteOptions(OptionalLong.of(version), Optional.empty(), false);
  }

  public static WriteOptions ifNoneExist(String query) {
    return new WriteOptions(OptionalLong.empty(), Optional.of(query), false);
  }
}
