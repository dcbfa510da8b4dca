package org.chartwarden.cds.callers;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.api.IncomingTokens;
import org.chartwarden.smart.api.RequiredToken;
import org.chartwarden.smart.clients.ClientAuthenticator;
import org.chartwarden.smart.clients.ClientProblem;
import org.chartwarden.smart.clients.RegisteredClient;

/** Finds out who calls a service and what the caller may see. */
@ApplicationScoped
public class HookCaller {

  private final ClientAuthenticator clients;
  private final IncomingTokens tokens;
  private final RequiredToken required;

  @Inject
  HookCaller(ClientAuthenticator clients, IncomingTokens tokens, RequiredToken required) {
    this.clients = clients;
    this.tokens = tokens;
    this.required = required;
  }

  /**
   * The id of the client that calls; empty when it does not say and need not.
   *
   * @param jwt what it sent of itself
   * @param service id of the service that is called
   * @throws FhirProblem 401 when it must say and does not, or what it says does not hold, 403 when
   *     nobody but the client itself vouches for it
   */
  public Optional<String> client(Optional<String> jwt, ServerAddress server, String service) {
    if (jwt.isEmpty()) {
      if (required.everywhere()) {
        throw refused("send a JWT that your client signed: Authorization: Bearer …");
      }
      return Optional.empty();
    }
    String services = server.base() + "/cds-services";
    try {
      Set<String> audiences = Set.of(services, services + "/" + service);
      return Optional.of(
          clients.bySignedToken(jwt.get(), audiences, HookCaller::requireTrusted).id());
    } catch (ClientProblem e) {
      throw refused("the JWT of the caller does not hold: " + e.getMessage());
    }
  }

  /** Nobody makes this server fetch keys from where they like by registering themselves. */
  private static void requireTrusted(RegisteredClient named) {
    if (named.registeredItself()) {
      throw FhirProblem.forbidden(
          "client-not-trusted",
          "the client registered itself; a client of decision support is registered by whoever"
              + " runs this server");
    }
  }

  /**
   * What the caller may see, without the right to write.
   *
   * @param fhirServer where the client keeps the record, as it says
   * @param token the access token that it passes on
   * @param user who works with the client, as it says
   * @throws FhirProblem 412 when the record is elsewhere or no token is passed on, 401 when it is
   *     no good, 403 when it is another user's
   */
  public AccessContext access(
      ServerAddress server,
      Optional<String> fhirServer,
      Optional<String> token,
      Optional<String> user) {
    if (fhirServer.filter(address -> !server.isFhir(address)).isPresent()) {
      throw missing(
          "record-elsewhere",
          "the record is read from " + server.fhir() + ", which fhirServer must name");
    }
    if (token.isEmpty()) {
      if (required.everywhere()) {
        throw missing(
            "no-access-token",
            "fhirAuthorization.access_token must be a token of "
                + server.base()
                + " for the chart");
      }
      return AccessContext.client("cds-hooks").readingOnly();
    }
    Grant grant =
        tokens
            .grant(token.get(), server)
            .orElseThrow(() -> refused("fhirAuthorization.access_token is not valid here and now"));
    if (user.isPresent() && grant.user().isPresent() && !grant.user().equals(user)) {
      throw FhirProblem.forbidden(
          "token-of-other-user", "the access token is not that of " + user.get());
    }
    return AccessContext.of(grant).readingOnly();
  }

  private static FhirProblem refused(String reason) {
    return new FhirProblem(401, "login", "not-authenticated", reason);
  }

  private static FhirProblem missing(String code, String reason) {
    return new FhirProblem(412, "not-found", code, reason);
  }
}
