package org.chartwarden.smart.tokens;

import java.time.Instant;
import java.util.Optional;
import org.chartwarden.smart.BreakGlass;
import org.chartwarden.smart.Grant;

/**
 * An access token that was checked.
 *
 * @param grant what it allows
 * @param approval the approval that it came of
 * @param issuer {@code iss}
 * @param subject {@code sub}
 * @param issued {@code iat}
 * @param from when it begins to be good: {@code nbf}, or {@code iat}
 * @param expires {@code exp}
 * @param fhirUser address of the user's resource, as the token has it
 */
public record VerifiedToken(
    Grant grant,
    String approval,
    String issuer,
    String subject,
    Instant issued,
    Instant from,
    Instant expires,
    Optional<String> fhirUser) {

  /** The same with the glass broken. */
  VerifiedToken breaking(BreakGlass glass) {
    return new VerifiedToken(
        grant.breaking(glass), approval, issuer, subject, issued, from, expires, fhirUser);
  }
}
