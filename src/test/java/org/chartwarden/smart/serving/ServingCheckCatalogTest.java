package org.chartwarden.smart.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A server that is set well, and one thing after the other that is not. */
class ServingCheckCatalogTest {

  private static final SigningKeyFacts GOOD_KEYS =
      new SigningKeyFacts(OptionalInt.of(2048), Optional.empty(), false);

  private static final Map<String, String> BEHIND_PROXY =
      Map.of(
          "chartwarden.auth.open", "false",
          "chartwarden.auth.base-url", "https://ehr.example.org/r4",
          "quarkus.http.host", "0.0.0.0",
          "quarkus.http.proxy.proxy-address-forwarding", "true",
          "quarkus.http.proxy.trusted-proxies", "10.1.0.0/16",
          "quarkus.datasource.username", "chartwarden",
          "quarkus.datasource.password", "q7Lw-2xPz.91");

  private static List<String> production(String... changes) {
    return production(GOOD_KEYS, List.of(), changes);
  }

  private static List<String> production(
      SigningKeyFacts keys, List<String> accounts, String... changes) {
    Map<String, String> settings = new HashMap<>(BEHIND_PROXY);
    for (int i = 0; i < changes.length; i += 2) {
      settings.put(changes[i], changes[i + 1]);
    }
    return ServingCheckCatalog.refusals(
        ServingConfig.Profile.PRODUCTION, new ServingFacts(settings, keys, accounts));
  }

  private static void refusedOnce(List<String> refusals, String... words) {
    assertThat(refusals).singleElement().asString().contains(words);
  }

  @Test
  void startsWhenAllIsSet() {
    assertThat(production()).isEmpty();
    assertThat(
            production(
                "quarkus.http.proxy.proxy-address-forwarding",
                "false",
                "quarkus.http.ssl.certificate.files",
                "/tls/cert.pem",
                "quarkus.http.ssl.certificate.key-files",
                "/tls/key.pem",
                "quarkus.http.insecure-requests",
                "disabled"))
        .isEmpty();
    assertThat(
            production(
                "quarkus.http.proxy.proxy-address-forwarding", "",
                "quarkus.tls.key-store.pem.0.cert", "/tls/cert.pem",
                "quarkus.http.insecure-requests", "redirect"))
        .isEmpty();
  }

  @Test
  void tellsEverythingAtOnce() {
    List<String> refusals =
        ServingCheckCatalog.refusals(
            ServingConfig.Profile.PRODUCTION,
            new ServingFacts(
                Map.of(
                    "chartwarden.auth.open", "true",
                    "chartwarden.audit.measuring", "5s",
                    "chartwarden.auth.sign-in-failures", "0",
                    "quarkus.http.cors.origins", "*",
                    "chartwarden.oidc.issuer", "http://keycloak/realms/hospital"),
                SigningKeyFacts.NOT_LOOKED_AT,
                List.of("client demo")));

    assertThat(refusals)
        .hasSize(ServingCheckCatalog.ALL.size() - 1)
        .anySatisfy(one -> assertThat(one).contains("chartwarden.auth.open"))
        .anySatisfy(one -> assertThat(one).contains("chartwarden.audit.measuring"))
        .anySatisfy(one -> assertThat(one).contains("chartwarden.auth.sign-in-failures"))
        .anySatisfy(one -> assertThat(one).contains("chartwarden.auth.base-url"))
        .anySatisfy(one -> assertThat(one).contains("--tls-certificate", "--proxy"))
        .anySatisfy(one -> assertThat(one).contains("keys rotate"))
        .anySatisfy(one -> assertThat(one).contains("CHARTWARDEN_DB_PASSWORD"))
        .anySatisfy(one -> assertThat(one).contains("client demo", "--remove-accounts"))
        .anySatisfy(one -> assertThat(one).contains("quarkus.http.cors.origins"))
        .anySatisfy(one -> assertThat(one).contains("chartwarden.oidc.issuer"));
  }

  @Test
  void aMachineOfOnesOwnNeedsNothing() {
    assertThat(
            ServingCheckCatalog.refusals(
                ServingConfig.Profile.LOCAL,
                new ServingFacts(
                    Map.of("chartwarden.auth.open", "true", "quarkus.http.host", "127.0.0.1"),
                    SigningKeyFacts.NOT_LOOKED_AT,
                    List.of("client demo"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "192.168.1.7", "ehr.example.org"})
  void anOpenServerIsForItsOwnMachine(String host) {
    refusedOnce(
        ServingCheckCatalog.refusals(
            ServingConfig.Profile.LOCAL,
            new ServingFacts(
                Map.of("chartwarden.auth.open", "TRUE", "quarkus.http.host", host),
                SigningKeyFacts.NOT_LOOKED_AT,
                List.of())),
        "chartwarden.auth.open",
        host);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"client-failures", "address-failures", "sign-in-failures", "max-failures"})
  void someFailuresAreBorne(String budget) {
    String key = "chartwarden.auth." + budget;
    for (String value : List.of("0", "-1", "00")) {
      refusedOnce(production(key, value), key + "=" + value, "1 or more");
      refusedOnce(
          ServingCheckCatalog.refusals(
              ServingConfig.Profile.LOCAL,
              new ServingFacts(Map.of(key, value), SigningKeyFacts.NOT_LOOKED_AT, List.of())),
          key + "=" + value);
    }
    for (String value : List.of("1", "100000", " 20 ", "")) {
      assertThat(production(key, value)).as(value).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"failure-window", "lock-time"})
  void failuresCountForSomeTime(String window) {
    String key = "chartwarden.auth." + window;
    for (String value : List.of("0s", "0", "-15m", "PT0S", "900ms", "soon")) {
      refusedOnce(production(key, value), key + "=" + value, "a second or more");
    }
    for (String value : List.of("1s", "15m", "PT15M", "900", "")) {
      assertThat(production(key, value)).as(value).isEmpty();
    }
  }

  @Test
  void noSwitchTurnsAuthorizationOff() {
    refusedOnce(
        production("chartwarden.auth.open", "true", "quarkus.http.host", "127.0.0.1"),
        "chartwarden.auth.open",
        "remove it");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://ehr.example.org",
        "ehr.example.org",
        "https://ehr.example.org/",
        "https://ehr.example.org?x=1",
        "https://",
        "https://ehr example"
      })
  void theAddressIsOneOfTls(String base) {
    refusedOnce(production("chartwarden.auth.base-url", base), "chartwarden.auth.base-url");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          false | 10.0.0.0/8         | --tls-certificate
          true  | ''                 | trusted-proxies is not set
          true  | 0.0.0.0/0          | trusts everybody
          true  | 10.0.0.0/8,::/0    | trusts everybody
          """)
  void aProxyIsNamed(String forwarding, String trusted, String refusal) {
    refusedOnce(
        production(
            "quarkus.http.proxy.proxy-address-forwarding",
            forwarding,
            "quarkus.http.proxy.trusted-proxies",
            trusted),
        refusal);
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/8", "192.168.0.10/32, fd00::/8", "proxy.internal"})
  void aNamedProxyWillDo(String trusted) {
    assertThat(production("quarkus.http.proxy.trusted-proxies", trusted)).isEmpty();
  }

  @Test
  void defaultsOfTheTlsRegistryAreNoCertificate() {
    refusedOnce(
        production(
            "quarkus.http.proxy.proxy-address-forwarding", "false",
            "quarkus.tls.key-store.sni", "false"),
        "--tls-certificate");
  }

  @Test
  void plainHttpBesideTlsIsRefused() {
    refusedOnce(
        production("quarkus.http.ssl.certificate.key-store-file", "/tls/store.p12"),
        "quarkus.http.insecure-requests");
    refusedOnce(
        production(
            "quarkus.http.ssl.certificate.key-store-file",
            "/tls/store.p12",
            "quarkus.http.insecure-requests",
            "enabled"),
        "quarkus.http.insecure-requests");
  }

  @Test
  void keysAreThereLongAndSecret() {
    refusedOnce(production(SigningKeyFacts.NOT_LOOKED_AT, List.of()), "keys rotate", "keys new");
    refusedOnce(
        production(new SigningKeyFacts(OptionalInt.of(1024), Optional.empty(), false), List.of()),
        "1024");
    refusedOnce(
        production(new SigningKeyFacts(OptionalInt.of(4096), Optional.empty(), true), List.of()),
        "chmod");
    refusedOnce(
        production(
            new SigningKeyFacts(OptionalInt.empty(), Optional.of("k.json is no JWK set"), false),
            List.of()),
        "chartwarden.auth.keys-file",
        "k.json is no JWK set");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "postgres", "ChangeMe", "short", "chartwarden"})
  void thePasswordOfTheDatabaseIsNoDefault(String password) {
    refusedOnce(production("quarkus.datasource.password", password), "CHARTWARDEN_DB_PASSWORD");
  }

  @Test
  void thePasswordOfTheDatabaseIsNotItsUser() {
    refusedOnce(
        production(
            "quarkus.datasource.username",
            "hospital-db",
            "quarkus.datasource.password",
            "hospital-db"),
        "CHARTWARDEN_DB_PASSWORD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "https://a.example, *",
        "/.*/",
        "/https?://.*/",
        "/^https:\\/\\/.*$/",
        "https://*"
      })
  void pagesOfEveryOriginAreRefused(String origins) {
    refusedOnce(production("quarkus.http.cors.origins", origins), "quarkus.http.cors.origins");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://a.example",
        "https://a.example,https://b.example",
        "/https://([a-z]+\\.)?hospital\\.example/"
      })
  void pagesOfNamedOriginsMayCall(String origins) {
    assertThat(production("quarkus.http.cors.origins", origins)).isEmpty();
  }
}
