package org.chartwarden.fhir.gateway;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.model.VersionCondition;

/**
 * What a client has already, FHIR R4 http.html#cread.
 *
 * @param ifNoneMatch versions it has
 * @param ifModifiedSince when it last looked; counts only when it names no versions (RFC 9110,
 *     section 13.1.3)
 */
public record ReadCondition(VersionCondition ifNoneMatch, Optional<Instant> ifModifiedSince) {

  /** Whether the client has this version. */
  public boolean has(ResourceVersion version) {
    if (ifNoneMatch.given()) {
      return ifNoneMatch.names(version.version());
    }
    // HTTP dates have no fractions of a second.
    return ifModifiedSince
        .filter(since -> !version.lastUpdated().truncatedTo(ChronoUnit.SECONDS).isAfter(since))
        .isPresent();
  }
}
