package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.chartwarden.smart.provider.TestProvider;
import org.chartwarden.testing.ProgramProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged server in production, and with tokens of a provider. */
class ServingIT {

  @TempDir Path temp;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void productionRefusesWithoutAndServesWithWhatItNeeds() throws Exception {
    String data = temp.resolve("a/data").toString();
    try (ProgramProcess refused =
        ProgramProcess.start(
            "refused",
            Map.of("QUARKUS_HTTP_CORS_ORIGINS", "*"),
            "serve",
            "--production",
            "--port",
            "0",
            "--data",
            data)) {
      assertThat(refused.awaitEnd(Duration.ofSeconds(120))).isEqualTo(ChartwardenMain.REFUSED);
      assertThat(refused.printed())
          .contains(
              "does not start in the production profile",
              "chartwarden.auth.open=true",
              "chartwarden.auth.base-url is not set",
              "neither TLS nor a proxy",
              "keys rotate",
              "quarkus.http.cors.origins=*")
          .doesNotContain("Serving;", "\tat ");
    }
    try (ProgramProcess rotate =
        ProgramProcess.startClosed("rotate", "keys", "rotate", "--data", data)) {
      assertThat(rotate.awaitEnd(Duration.ofSeconds(120))).as(rotate.printed()).isZero();
    }
    try (ProgramProcess server =
        ProgramProcess.start(
            "production",
            Map.of(
                "CHARTWARDEN_AUTH_OPEN",
                "false",
                "CHARTWARDEN_AUTH_BASE_URL",
                "https://ehr.example.org",
                "CHARTWARDEN_SERVING_PROFILE",
                "production"),
            "serve",
            "--port",
            "0",
            "--data",
            data,
            "--proxy",
            "127.0.0.1")) {
      String base = server.awaitServing();
      assertThat(get(base + "/fhir/Patient", "").statusCode()).isEqualTo(401);
      assertThat(get(base + "/fhir/.well-known/smart-configuration", "").body())
          .contains("https://ehr.example.org/auth/token");
    }
  }

  @Test
  void tokensOfAProviderCountInPlaceOfOurs() throws Exception {
    try (TestProvider provider = TestProvider.start();
        ProgramProcess server =
            ProgramProcess.start(
                "provider",
                Map.of(
                    "CHARTWARDEN_AUTH_OPEN", "false", "CHARTWARDEN_OIDC_ISSUER", provider.issuer()),
                "serve",
                "--port",
                "0",
                "--data",
                temp.resolve("b/data").toString())) {
      String base = server.awaitServing();
      String fhir = base + "/fhir";
      assertThat(get(fhir + "/.well-known/smart-configuration", "").body())
          .contains(provider.issuer() + "/token", provider.issuer() + "/keys")
          .doesNotContain(base + "/auth/token");
      String system = provider.sign(provider.claims(fhir, "system/Patient.rs").build());
      assertThat(get(fhir + "/Patient", system).statusCode()).isEqualTo(200);
      assertThat(get(fhir + "/Observation", system).statusCode()).isEqualTo(403);
      assertThat(get(base + "/agent/tasks", system).statusCode()).isEqualTo(200);
      String elsewhere =
          provider.sign(provider.claims("https://other.example/fhir", "system/Patient.rs").build());
      assertThat(get(fhir + "/Patient", elsewhere).statusCode()).isEqualTo(401);
      assertThat(get(fhir + "/Patient", "").statusCode()).isEqualTo(401);
      for (String place :
          List.of(
              "token",
              "token/",
              "token;a=b",
              "token;a=b/",
              "/token",
              "introspect/",
              "revoke/",
              "sign-in/",
              "page-sign-in",
              "page-sign-in/")) {
        HttpResponse<String> refused = post(base + "/auth/" + place);
        assertThat(refused.statusCode()).as(place).isEqualTo(404);
        assertThat(refused.body()).as(place).contains("other-provider");
      }
      assertThat(get(base + "/auth/authorize/?client_id=x", "").body()).contains("other-provider");
      HttpResponse<String> page =
          client.send(
              HttpRequest.newBuilder(URI.create(base + "/fhir/Patient"))
                  .header("Accept", "text/html")
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(page.statusCode()).as("nobody is led to a sign-in here").isEqualTo(401);
    }
  }

  private HttpResponse<String> post(String address) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials"))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String address, String token) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
