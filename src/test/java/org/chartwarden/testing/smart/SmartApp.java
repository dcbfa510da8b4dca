package org.chartwarden.testing.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A SMART app, as seen from the outside: it asks for authorization, takes the code and redeems it.
 *
 * @param server address of the server without a path
 * @param id client id
 * @param secret of a confidential client
 * @param key of a client that signs
 * @param redirect where its codes go
 */
public record SmartApp(
    String server, String id, Optional<String> secret, Optional<JWK> key, String redirect) {

  /**
   * An authorization request.
   *
   * @param parameters what is sent
   * @param verifier of its PKCE challenge
   */
  public record Asked(Map<String, String> parameters, CodeVerifier verifier) {

    /** The request with a parameter changed, or left out for an empty value. */
    public Asked with(String name, String value) {
      Map<String, String> changed = new LinkedHashMap<>(parameters);
      if (value.isEmpty()) {
        changed.remove(name);
      } else {
        changed.put(name, value);
      }
      return new Asked(changed, verifier);
    }

    public String state() {
      return parameters.get("state");
    }
  }

  public String fhir() {
    return server + "/fhir";
  }

  public String tokenUrl() {
    return server + "/auth/token";
  }

  /** A request in order. */
  public Asked asking(String scope) {
    CodeVerifier verifier = new CodeVerifier();
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("response_type", "code");
    parameters.put("client_id", id);
    parameters.put("redirect_uri", redirect);
    parameters.put("scope", scope);
    parameters.put("state", new State().getValue());
    parameters.put("aud", fhir());
    parameters.put(
        "code_challenge", CodeChallenge.compute(CodeChallengeMethod.S256, verifier).getValue());
    parameters.put("code_challenge_method", "S256");
    return new Asked(parameters, verifier);
  }

  /** Where the browser goes to make the request. */
  public String address(Asked asked) {
    return server + "/auth/authorize?" + Wire.encoded(asked.parameters());
  }

  /** What comes back with the browser after somebody decided. */
  public Map<String, String> answer(Asked asked, Person who) {
    return answer(asked, who, new Browser(server));
  }

  /** The same in a browser in which somebody may be signed in. */
  public Map<String, String> answer(Asked asked, Person who, Browser browser) {
    URI back = browser.decide(address(asked), who);
    assertThat(back.toString()).startsWith(redirect + "?");
    return Wire.query(back);
  }

  /** Exchanges a code. */
  public Wire.Reply redeem(Asked asked, String code) {
    return redeem(code, asked.verifier().getValue());
  }

  /** Exchanges a code out of a browser, which tells where the app comes from. */
  public Wire.Reply redeem(Asked asked, String code, String origin) {
    return post(
        tokenUrl(), exchange(code, Optional.of(asked.verifier().getValue())), "Origin", origin);
  }

  /** Exchanges a code with any verifier; none for null. */
  public Wire.Reply redeem(String code, String verifier) {
    return token(exchange(code, Optional.ofNullable(verifier)));
  }

  private Map<String, String> exchange(String code, Optional<String> verifier) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("grant_type", "authorization_code");
    parameters.put("code", code);
    parameters.put("redirect_uri", redirect);
    verifier.ifPresent(value -> parameters.put("code_verifier", value));
    return parameters;
  }

  /** Refreshes; for the same scopes when none are named. */
  public Wire.Reply refresh(String token, String scope) {
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("grant_type", "refresh_token");
    parameters.put("refresh_token", token);
    if (!scope.isEmpty()) {
      parameters.put("scope", scope);
    }
    return token(parameters);
  }

  /** A whole launch by a person: the answer of the token endpoint. */
  public Wire.Reply launched(String scope, Person who) {
    Asked asked = asking(scope);
    Map<String, String> back = answer(asked, who);
    assertThat(back).containsKey("code").containsEntry("state", asked.state());
    Wire.Reply tokens = redeem(asked, back.get("code"));
    assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
    return tokens;
  }

  /** Asks the token endpoint, as the client that this is. */
  public Wire.Reply token(Map<String, String> parameters) {
    return post(tokenUrl(), parameters);
  }

  /** Asks an endpoint of the authorization server, as the client that this is. */
  public Wire.Reply post(String url, Map<String, String> parameters, String... headers) {
    Map<String, String> fields = new LinkedHashMap<>(parameters);
    List<String> sent = new ArrayList<>(List.of(headers));
    if (secret.isPresent()) {
      sent.addAll(List.of("Authorization", basic()));
    } else if (key.isPresent()) {
      fields.put("client_assertion_type", ClientAssertion.TYPE);
      fields.put("client_assertion", ClientAssertion.of(id, key.get(), tokenUrl()));
    } else {
      fields.put("client_id", id);
    }
    return Wire.form(url, fields, sent.toArray(new String[0]));
  }

  /** Its secret in a header. */
  public String basic() {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((id + ":" + secret.orElse("")).getBytes(StandardCharsets.UTF_8));
  }
}
