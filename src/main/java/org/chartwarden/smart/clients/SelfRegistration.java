package org.chartwarden.smart.clients;

import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.auth.ClientAuthenticationMethod;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.client.RegistrationError;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.chartwarden.smart.scopes.ScopeLevel;
import org.chartwarden.smart.scopes.ScopeSet;

/**
 * What an app that registers itself (RFC 7591) may have. Pure.
 *
 * <p>It gets codes at addresses of its own alone: {@code https}, {@code http} of the user's
 * machine, or a scheme of its own that has a dot (RFC 8252, section 7.1). Keys are sent, not
 * fetched: this server asks no address that anybody may choose. System scopes are for those whom an
 * administrator registers.
 */
public final class SelfRegistration {

  /** How ids of such clients begin. */
  public static final String PREFIX = "self-";

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<GrantType> GRANTS =
      Set.of(GrantType.AUTHORIZATION_CODE, GrantType.REFRESH_TOKEN);
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+-]*(\\.[a-z0-9+-]+)+");
  private static final Pattern NAME =
      Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} .,&'()_-]{0,79}");
  private static final int MOST_ADDRESSES = 10;
  private static final int LONGEST_ADDRESS = 2000;

  private SelfRegistration() {}

  /** Whether nobody but itself registered the client with an id. */
  public static boolean isIdOfSelfRegistered(String id) {
    return id.startsWith(PREFIX);
  }

  /**
   * The client that comes of what was asked.
   *
   * @param id its id
   * @param secretHash of the secret that it gets if it asked for one
   * @param most scopes that such a client may be granted
   * @throws ClientProblem with the error of RFC 7591, section 3.2.2
   */
  public static RegisteredClient client(
      String id, ClientMetadata asked, Optional<String> secretHash, ScopeSet most) {
    ClientKind kind = kind(asked);
    ScopeSet wanted =
        asked.getScope() == null ? most : ScopeSet.read(asked.getScope().toString()).within(most);
    ScopeSet scopes =
        new ScopeSet(
            wanted.resources().stream().filter(s -> s.level() != ScopeLevel.SYSTEM).toList(),
            wanted.others());
    require(!scopes.isEmpty(), "ask for scopes out of: " + most.text());
    return new RegisteredClient(
        id,
        name(asked) + " (registered itself)",
        kind,
        kind == ClientKind.SECRET ? secretHash : Optional.empty(),
        kind == ClientKind.KEY
            ? Optional.of(asked.getJWKSet().toPublicJWKSet().toString())
            : Optional.empty(),
        Optional.empty(),
        addresses(asked),
        Optional.empty(),
        scopes,
        grants(asked));
  }

  /** How the client wants to prove who it is; with a secret when it does not say (RFC 7591, 2). */
  public static ClientKind kind(ClientMetadata asked) {
    ClientAuthenticationMethod method =
        Optional.ofNullable(asked.getTokenEndpointAuthMethod())
            .orElse(ClientAuthenticationMethod.CLIENT_SECRET_BASIC);
    if (method.equals(ClientAuthenticationMethod.NONE)) {
      return ClientKind.PUBLIC;
    }
    if (method.equals(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        || method.equals(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
      return ClientKind.SECRET;
    }
    require(
        method.equals(ClientAuthenticationMethod.PRIVATE_KEY_JWT),
        "token_endpoint_auth_method must be none, client_secret_basic, client_secret_post or"
            + " private_key_jwt");
    require(
        asked.getJWKSet() != null && !asked.getJWKSet().isEmpty() && asked.getJWKSetURI() == null,
        "private_key_jwt needs the keys themselves in jwks; jwks_uri is not taken here");
    return ClientKind.KEY;
  }

  private static String name(ClientMetadata asked) {
    String name = Optional.ofNullable(asked.getName()).orElse("An app").strip();
    require(
        NAME.matcher(name).matches(),
        "client_name has at most 80 letters, digits, blanks and plain punctuation");
    return name;
  }

  private static Set<String> grants(ClientMetadata asked) {
    Set<GrantType> grants =
        asked.getGrantTypes() == null || asked.getGrantTypes().isEmpty()
            ? Set.of(GrantType.AUTHORIZATION_CODE)
            : asked.getGrantTypes();
    require(
        GRANTS.containsAll(grants) && grants.contains(GrantType.AUTHORIZATION_CODE),
        "grant_types must be authorization_code, with or without refresh_token");
    require(
        asked.getResponseTypes() == null
            || asked.getResponseTypes().stream().allMatch(ResponseType.CODE::equals),
        "response_types must be code");
    return grants.stream()
        .map(GrantType::getValue)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static List<String> addresses(ClientMetadata asked) {
    Set<URI> uris = asked.getRedirectionURIs() == null ? Set.of() : asked.getRedirectionURIs();
    boolean good =
        !uris.isEmpty()
            && uris.size() <= MOST_ADDRESSES
            && uris.stream().allMatch(SelfRegistration::own);
    if (!good) {
      throw new ClientProblem(
          RegistrationError.INVALID_REDIRECT_URI.setDescription(
              "redirect_uris must be 1 to "
                  + MOST_ADDRESSES
                  + " addresses without '#': https, http of localhost, or a scheme with a dot"));
    }
    return uris.stream().map(URI::toString).sorted().toList();
  }

  private static boolean own(URI uri) {
    String scheme = uri.getScheme();
    if (scheme == null
        || uri.getRawFragment() != null
        || uri.getRawUserInfo() != null
        || uri.toString().length() > LONGEST_ADDRESS) {
      return false;
    }
    return switch (scheme) {
      case "https" -> uri.getHost() != null;
      case "http" -> uri.getHost() != null && LOOPBACK.contains(uri.getHost());
      default -> SCHEME.matcher(scheme).matches();
    };
  }

  private static void require(boolean right, String otherwise) {
    if (!right) {
      throw new ClientProblem(RegistrationError.INVALID_CLIENT_METADATA.setDescription(otherwise));
    }
  }
}
