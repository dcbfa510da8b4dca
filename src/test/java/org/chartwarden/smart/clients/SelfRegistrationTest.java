package org.chartwarden.smart.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.client.ClientMetadata;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What apps that register themselves get, and what they are refused. */
class SelfRegistrationTest {

  private static final ScopeSet MOST =
      ScopeSet.read("openid fhirUser launch/patient patient/*.rs user/*.rs system/*.rs");

  private static RegisteredClient register(String members) {
    try {
      return SelfRegistration.client(
          "self-1",
          ClientMetadata.parse(JSONObjectUtils.parse("{" + members.replace('\'', '"') + "}")),
          Optional.of("hash"),
          MOST);
    } catch (ParseException e) {
      throw new ClientProblem(e.getErrorObject());
    }
  }

  private static void refused(String members, String code) {
    assertThatThrownBy(() -> register(members))
        .asInstanceOf(InstanceOfAssertFactories.type(ClientProblem.class))
        .satisfies(problem -> assertThat(problem.error().getCode()).isEqualTo(code));
  }

  private static final String BACK = "'redirect_uris': ['https://app.example/back']";

  @Test
  void aBareRequestGetsASecretAndNoSystemScopes() {
    RegisteredClient client = register(BACK);

    assertThat(client.kind()).isEqualTo(ClientKind.SECRET);
    assertThat(client.secretHash()).contains("hash");
    assertThat(client.grants()).containsExactly("authorization_code");
    assertThat(client.scopes().text()).contains("patient/*.rs").doesNotContain("system/");
    assertThat(client.name()).contains("registered itself");
  }

  @Test
  void getsNoMoreThanItAsksForAndNoMoreThanAllowed() {
    RegisteredClient client =
        register(
            BACK
                + ", 'scope': 'patient/Observation.cruds launch/patient system/*.rs offline_access',"
                + " 'token_endpoint_auth_method': 'none', 'client_name': 'Growth chart',"
                + " 'grant_types': ['authorization_code', 'refresh_token']");

    assertThat(client.kind()).isEqualTo(ClientKind.PUBLIC);
    assertThat(client.secretHash()).isEmpty();
    assertThat(client.scopes().text()).isEqualTo("launch/patient patient/Observation.rs");
    assertThat(client.grants()).containsExactlyInAnyOrder("authorization_code", "refresh_token");
  }

  @Test
  void keysAreSentAndNotFetched() throws JOSEException {
    String key = new JWKSet(new ECKeyGenerator(Curve.P_384).keyID("1").generate()).toString();
    refused(BACK + ", 'token_endpoint_auth_method': 'private_key_jwt'", "invalid_client_metadata");
    refused(
        BACK
            + ", 'token_endpoint_auth_method': 'private_key_jwt',"
            + " 'jwks_uri': 'http://169.254.169.254/keys'",
        "invalid_client_metadata");
    assertThat(
            register(BACK + ", 'token_endpoint_auth_method': 'private_key_jwt', 'jwks': " + key)
                .kind())
        .isEqualTo(ClientKind.KEY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://app.example/back",
        "http://localhost:3000/",
        "http://127.0.0.1/x",
        "org.example.app:/back",
        "com.example.app://back"
      })
  void takesAddressesOfTheAppItself(String address) {
    assertThat(register("'redirect_uris': ['" + address + "']").redirectUris())
        .containsExactly(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://app.example/back",
        "https://app.example/back#part",
        "https://user@app.example/",
        "javascript:alert(1)",
        "data:text/html,x",
        "myapp:/back",
        "https:/nohost",
        "//app.example"
      })
  void takesNoOtherAddress(String address) {
    refused("'redirect_uris': ['" + address + "']", "invalid_redirect_uri");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'client_name': '<b>Chartwarden</b>'
          'grant_types': ['client_credentials']
          'grant_types': ['implicit', 'authorization_code']
          'grant_types': ['refresh_token']
          'response_types': ['token']
          'token_endpoint_auth_method': 'client_secret_jwt'
          'scope': 'system/*.rs'
          'scope': 'nothing'
          """,
      quoteCharacter = '`')
  void refusesWhatItMayNotHave(String member) {
    refused(BACK + ", " + member, "invalid_client_metadata");
  }

  @Test
  void refusesARequestWithoutAnAddress() {
    refused("'client_name': 'x'", "invalid_redirect_uri");
  }
}
