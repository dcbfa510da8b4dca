package org.chartwarden.smart.provider;

import com.nimbusds.jwt.JWTClaimsSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.scopes.ScopeSet;

/** What the claims of a provider's token grant. */
final class ProviderClaims {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");
  private static final Pattern USER =
      Pattern.compile(
          "(Practitioner|PractitionerRole|Patient|RelatedPerson|Person)/[A-Za-z0-9.-]{1,64}");

  private final ProviderConfig config;

  ProviderClaims(ProviderConfig config) {
    this.config = config;
  }

  /**
   * The grant.
   *
   * @param claims of a token that was checked
   * @param token its number
   */
  Grant grant(JWTClaimsSet claims, String token, ServerAddress server) {
    return new Grant(
        text(claims, config.claims().client())
            .or(() -> text(claims, "client_id"))
            .orElseGet(claims::getSubject),
        token,
        text(claims, config.claims().fhirUser())
            .map(user -> local(user, server))
            .filter(user -> USER.matcher(user).matches()),
        ScopeSet.read(scopes(value(claims, config.claims().scope()).orElse(""))),
        id(claims, config.claims().patient(), "Patient/", server),
        id(claims, config.claims().encounter(), "Encounter/", server));
  }

  private static Optional<String> id(
      JWTClaimsSet claims, String name, String type, ServerAddress server) {
    return text(claims, name)
        .map(reference -> local(reference, server))
        .map(local -> local.startsWith(type) ? local.substring(type.length()) : local)
        .filter(id -> ID.matcher(id).matches());
  }

  /** A reference within this server; the address of another one stays as it is. */
  private static String local(String reference, ServerAddress server) {
    int split = reference.length() - afterLastTwo(reference).length();
    return split > 0 && server.isFhir(reference.substring(0, split))
        ? reference.substring(split)
        : reference;
  }

  /** {@code Type/id} at the end of an address. */
  private static String afterLastTwo(String address) {
    int last = address.lastIndexOf('/');
    int before = last < 0 ? -1 : address.lastIndexOf('/', last - 1);
    return address.substring(before + 1);
  }

  private String scopes(Object claim) {
    Set<String> given =
        claim instanceof Collection<?> list
            ? list.stream().map(String::valueOf).collect(Collectors.toSet())
            : Set.copyOf(Arrays.asList(String.valueOf(claim).strip().split("\\s+")));
    return given.stream()
        .sorted()
        .flatMap(name -> Stream.of(config.scopes().getOrDefault(name, name)))
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> text(JWTClaimsSet claims, String name) {
    return value(claims, name)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(text -> !text.isBlank());
  }

  private static Optional<Object> value(JWTClaimsSet claims, String name) {
    Object whole = claims.getClaim(name);
    if (whole != null) {
      return Optional.of(whole);
    }
    Object place = claims.getClaims();
    for (String step : name.split("\\.")) {
      place = place instanceof Map<?, ?> object ? object.get(step) : null;
    }
    return Optional.ofNullable(place);
  }
}
