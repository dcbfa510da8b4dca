package org.chartwarden.testing.smart;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.ProgramProcess;

/**
 * The packaged program as hospitals run it: no request without a token, keys of a file, HTTPS
 * beside HTTP. One for all tests of a run; it starts when first asked for and ends with the run.
 */
public final class PackagedServer {

  public static final String DOCTOR = "inferno-doctor";
  public static final String PATIENT = "inferno-patient";
  public static final String PASSWORD = "correct horse battery";
  public static final String BACK = "https://app.example/back";
  public static final String BRAND = "Inferno Hospital";
  public static final String WEBSITE = "https://www.inferno-hospital.example/";
  public static final String LAUNCH = "https://app.example/launch?from=ehr";

  /** All that any of the apps may ask for. */
  public static final String EVERYTHING =
      "openid fhirUser profile launch launch/patient launch/encounter offline_access online_access"
          + " __start_launch __break_glass patient/*.cruds user/*.cruds system/*.cruds";

  private static PackagedServer only;

  private final String base;
  private final String secureBase;
  private final Path data;
  private final LocalServer local;
  private final RSAKey signing;
  private final JWK clientKey;

  private PackagedServer(
      String base, String secureBase, Path data, LocalServer local, RSAKey signing, JWK key) {
    this.base = base;
    this.secureBase = secureBase;
    this.data = data;
    this.local = local;
    this.signing = signing;
    this.clientKey = key;
  }

  /** The server, with apps, people and a ward. */
  public static synchronized PackagedServer get() {
    if (only == null) {
      try {
        only = start();
        only.register();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (JOSEException e) {
        throw new IllegalStateException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return only;
  }

  private static PackagedServer start() throws IOException, InterruptedException, JOSEException {
    Path folder = Files.createTempDirectory("chartwarden-inferno");
    RSAKey signing =
        new RSAKeyGenerator(2048)
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(JWSAlgorithm.RS256)
            .keyID("inferno-1")
            .generate();
    Path keys = Files.writeString(folder.resolve("keys.json"), new JWKSet(signing).toString(false));
    Path store = keyStore(folder);
    int securePort = LocalServer.freePort();
    Path data = folder.resolve("data");
    ProgramProcess process =
        ProgramProcess.start(
            "packaged",
            Map.of(
                "CHARTWARDEN_AUTH_OPEN",
                "false",
                "CHARTWARDEN_AUTH_KEYS_FILE",
                keys.toString(),
                "QUARKUS_HTTP_INSECURE_REQUESTS",
                "enabled",
                "QUARKUS_HTTP_SSL_PORT",
                Integer.toString(securePort),
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_FILE",
                store.toString(),
                "QUARKUS_HTTP_SSL_CERTIFICATE_KEY_STORE_PASSWORD",
                PASSWORD,
                "CHARTWARDEN_AUTH_CLIENT_FAILURES",
                "100000",
                "CHARTWARDEN_AUTH_ADDRESS_FAILURES",
                "100000",
                "CHARTWARDEN_BRAND_NAME",
                BRAND,
                "CHARTWARDEN_BRAND_WEBSITE",
                WEBSITE),
            "serve",
            "--port",
            "0",
            "--data",
            data.toString());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process, folder)));
    String address = process.awaitServing().replace("127.0.0.1", "localhost");
    String port = address.substring(address.lastIndexOf(':') + 1);
    String number = Files.readString(folder.resolve("local-" + port + ".key")).strip();
    return new PackagedServer(
        address,
        "https://localhost:" + securePort,
        data,
        new LocalServer(address, Map.of("X-Chartwarden-Local-Key", number)),
        signing,
        new ECKeyGenerator(Curve.P_384).keyID("client-1").generate());
  }

  /** A certificate of nobody; by the tool of the JDK, since the JDK has no class for it. */
  private static Path keyStore(Path folder) throws IOException, InterruptedException {
    Path store = folder.resolve("server.p12");
    Process made =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "server",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.txt").toFile())
            .start();
    assertThat(made.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(made.exitValue()).isZero();
    return store;
  }

  private static void end(ProgramProcess process, Path folder) {
    process.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void register() {
    app("inferno-public", Json.object().put("kind", "public"));
    app("inferno-secret", Json.object().put("kind", "secret").put("secret", PASSWORD));
    ObjectNode keyed = Json.object().put("kind", "key");
    keyed.set("jwks", Json.parseOwn(new JWKSet(clientKey.toPublicJWK()).toString()));
    app("inferno-key", keyed);
    user(DOCTOR, "Practitioner/inferno-doctor");
    user(PATIENT, "Patient/" + Ward.PATIENT);
    Ward.fill(base + "/fhir", token("system/*.cruds"));
  }

  /** Registers one more app with the addresses and scopes of the others. */
  public JsonNode app(String id, ObjectNode wanted) {
    wanted.withArray("redirectUris").add(BACK);
    if (!wanted.has("launchUri")) {
      wanted.put("launchUri", LAUNCH);
    }
    if (!wanted.has("scope")) {
      wanted.put("scope", EVERYTHING);
    }
    return done(local.put("/auth/local/apps/" + id, wanted));
  }

  /** Makes one more account with the same password. */
  public void user(String name, String fhirUser) {
    done(
        local.put(
            "/auth/local/users/" + name,
            Json.object()
                .put("fhirUser", fhirUser)
                .put("display", "Dr. " + name)
                .put("password", PASSWORD)));
  }

  /** A token for a script on this machine. */
  public String token(String scope) {
    return done(local.post("/auth/local/token", Json.object().put("scope", scope)))
        .path("access_token")
        .asText();
  }

  private static JsonNode done(LocalServer.Reply reply) {
    assertThat(reply.ok()).as(reply.body().toString()).isTrue();
    return reply.body();
  }

  /** What only the owner of the server on its machine may ask. */
  public LocalServer local() {
    return local;
  }

  public SmartApp publicApp() {
    return new SmartApp(base, "inferno-public", Optional.empty(), Optional.empty(), BACK);
  }

  public SmartApp secretApp() {
    return new SmartApp(base, "inferno-secret", Optional.of(PASSWORD), Optional.empty(), BACK);
  }

  public SmartApp keyApp() {
    return new SmartApp(base, "inferno-key", Optional.empty(), Optional.of(clientKey), BACK);
  }

  public Person doctor() {
    return new Person(DOCTOR, PASSWORD).choosing(Ward.PATIENT);
  }

  /** The patient of the ward, who chooses nothing. */
  public Person patient() {
    return new Person(PATIENT, PASSWORD);
  }

  /** Address without a path; {@code localhost}, as tokens name it. */
  public String base() {
    return base;
  }

  public String fhir() {
    return base + "/fhir";
  }

  /** The same server by TLS. */
  public String secureBase() {
    return secureBase;
  }

  /** Its folder of data. */
  public Path data() {
    return data;
  }

  /** The key that signs its tokens: who has it could forge what is otherwise in order. */
  public RSAKey signing() {
    return signing;
  }

  /** The capabilities that it tells. */
  public List<String> capabilities() {
    JsonNode told = Wire.get(fhir() + "/.well-known/smart-configuration").json();
    return Stream.of(told.path("capabilities"))
        .flatMap(array -> java.util.stream.StreamSupport.stream(array.spliterator(), false))
        .map(JsonNode::asText)
        .toList();
  }
}
