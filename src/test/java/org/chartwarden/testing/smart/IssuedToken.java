package org.chartwarden.testing.smart;

import io.restassured.RestAssured;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import org.chartwarden.platform.IdGenerator;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.smart.tokens.TokenIssuer;

/**
 * An access token of the server under test, issued past its pages.
 *
 * @param text the token
 * @param id {@code jti}
 * @param approval number of the approval that it comes of
 */
public record IssuedToken(String text, String id, String approval) {

  /** What issues them. */
  public record Source(IdGenerator ids, Approvals approvals, TokenIssuer issuer) {

    /** A token of somebody for every patient in reach. */
    public IssuedToken of(String user, String scope) {
      return of("token-it", scope, Optional.of(user), Optional.empty());
    }

    /** A token of an approval of its own. */
    public IssuedToken of(
        String client, String scope, Optional<String> user, Optional<String> patient) {
      Approval approval =
          new Approval(
              ids.newId(),
              client,
              user.map(u -> "someone"),
              Optional.empty(),
              user,
              ScopeSet.read(scope),
              patient,
              Optional.empty(),
              Json.object());
      approvals.save(approval);
      String text = issuer.access(approval, here(), Duration.ofMinutes(5));
      String claims =
          new String(Base64.getUrlDecoder().decode(text.split("\\.")[1]), StandardCharsets.UTF_8);
      return new IssuedToken(text, Json.parseOwn(claims).path("jti").asText(), approval.id());
    }
  }

  /** The address of the server under test. */
  public static ServerAddress here() {
    return new ServerAddress(RestAssured.baseURI + ":" + RestAssured.port);
  }

  /** A request with the token. */
  public RequestSpecification given() {
    return RestAssured.given().header("Authorization", "Bearer " + text);
  }
}
