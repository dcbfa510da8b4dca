package org.chartwarden.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * One real PostgreSQL on a free port for all integration tests; registered once, by {@link
 * ServerStartIT}, for the whole test run. Its data is thrown away, so it runs without fsync.
 */
public final class EmbeddedPostgresResource implements QuarkusTestResourceLifecycleManager {

  /** Where its data goes; {@code ./chartwarden test --data DIR} sets it. */
  private static final String FOLDER_KEY = "chartwarden.test.data";

  private EmbeddedPostgres server;

  @Override
  public Map<String, String> start() {
    try {
      EmbeddedPostgres.Builder builder =
          EmbeddedPostgres.builder()
              .setPort(0)
              .setServerConfig("max_connections", "100")
              .setServerConfig("shared_buffers", "128MB")
              .setServerConfig("fsync", "off");
      String folder = System.getProperty(FOLDER_KEY);
      if (folder != null) {
        builder.setDataDirectory(Path.of(folder).toAbsolutePath());
      }
      server = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException("the PostgreSQL of the tests does not start", e);
    }
    Map<String, String> settings = new HashMap<>(settings());
    settings.put(
        "quarkus.datasource.jdbc.url",
        "jdbc:postgresql://localhost:" + server.getPort() + "/postgres");
    settings.put("quarkus.datasource.username", "postgres");
    settings.put("quarkus.datasource.password", "postgres");
    return settings;
  }

  private static Map<String, String> settings() {
    return Map.of(
        "chartwarden.auth.registration",
        "true",
        "chartwarden.brand.name",
        "Hospital of the tests",
        "chartwarden.brand.website",
        "https://www.hospital.example/",
        "quarkus.http.cors.enabled",
        "true",
        "quarkus.http.cors.origins",
        "https://app.example",
        "chartwarden.validation.type.visionprescription",
        "refuse",
        "chartwarden.validation.type.slot",
        "warn",
        // The endpoints of subscription tests are on this machine.
        "chartwarden.subscriptions.allow-private-targets",
        "true",
        "chartwarden.subscriptions.first-pause",
        "PT0.05S",
        "chartwarden.subscriptions.attempts",
        "3");
  }

  @Override
  public void stop() {
    if (server == null) {
      return;
    }
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the PostgreSQL of the tests does not stop", e);
    }
  }
}
