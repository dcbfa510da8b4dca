package org.chartwarden.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.chartwarden.platform.EmbeddedDatabase;

/**
 * Which PostgreSQL a command uses: the one that {@code CHARTWARDEN_DB_URL} or the Quarkus keys
 * name, else the embedded one.
 */
final class DatabaseChoice {

  /** Default of {@code --data}. */
  static final String DATA_DEFAULT = "${env:CHARTWARDEN_DATA:-.chartwarden/data}";

  static final String DATA_HELP =
      "Where the embedded PostgreSQL keeps its data (default: .chartwarden/data, or"
          + " CHARTWARDEN_DATA).";

  private static final String URL_KEY = "quarkus.datasource.jdbc.url";

  private final Map<String, String> settings;
  private final Optional<EmbeddedDatabase> embedded;

  private DatabaseChoice(Map<String, String> settings, Optional<EmbeddedDatabase> embedded) {
    this.settings = settings;
    this.embedded = embedded;
  }

  /** Takes the configured database, or starts (or joins) the embedded one. */
  static DatabaseChoice open(Path data) {
    String url = System.getenv("CHARTWARDEN_DB_URL");
    if (url != null && !url.isBlank()) {
      return new DatabaseChoice(named(url), Optional.empty());
    }
    if (configured()) {
      return new DatabaseChoice(Map.of(), Optional.empty());
    }
    return embedded(data);
  }

  /** The embedded database, whatever is configured. */
  static DatabaseChoice embedded(Path data) {
    EmbeddedDatabase database = EmbeddedDatabase.open(data);
    return new DatabaseChoice(
        Map.of(
            URL_KEY,
            database.jdbcUrl(),
            "quarkus.datasource.username",
            database.user(),
            "quarkus.datasource.password",
            database.password(),
            "chartwarden.audit.journal-folder",
            journal(data).toString()),
        Optional.of(database));
  }

  /** Where processes on the embedded database keep entries of the audit trail for a moment. */
  static Path journal(Path data) {
    return data.toAbsolutePath().resolve("audit-journal");
  }

  /** Settings under which the application reaches the database. */
  Map<String, String> settings() {
    return settings;
  }

  /** The embedded server, when that is what is used. */
  Optional<EmbeddedDatabase> embedded() {
    return embedded;
  }

  /** JDBC address, without user and password. */
  String url() {
    String url = settings.get(URL_KEY);
    return url != null ? url : fromOutside(URL_KEY);
  }

  String user() {
    return settings.getOrDefault(
        "quarkus.datasource.username", fromOutside("quarkus.datasource.username"));
  }

  String password() {
    return settings.getOrDefault(
        "quarkus.datasource.password", fromOutside("quarkus.datasource.password"));
  }

  /** One line for the user. */
  String describe() {
    return embedded
        .map(
            database ->
                (database.joined() ? "joined the running one at " : "started at ")
                    + database.jdbcUrl())
        .orElseGet(() -> "using " + url().replaceFirst("\\?.*", ""));
  }

  private static Map<String, String> named(String url) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put(URL_KEY, url.startsWith("jdbc:") ? url : "jdbc:" + url);
    String user = System.getenv("CHARTWARDEN_DB_USER");
    if (user != null) {
      settings.put("quarkus.datasource.username", user);
    }
    String password = System.getenv("CHARTWARDEN_DB_PASSWORD");
    if (password != null) {
      settings.put("quarkus.datasource.password", password);
    }
    return settings;
  }

  private static boolean configured() {
    return !fromOutside(URL_KEY).isEmpty();
  }

  /** A Quarkus key from the places where a user sets it: -D, environment, config folder. */
  private static String fromOutside(String key) {
    String property = System.getProperty(key);
    if (property != null) {
      return property;
    }
    String variable = System.getenv(key.toUpperCase(java.util.Locale.ROOT).replace('.', '_'));
    if (variable != null) {
      return variable;
    }
    Path file = Path.of("config", "application.properties");
    if (!Files.isRegularFile(file)) {
      return "";
    }
    Properties properties = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties.getProperty(key, "");
  }
}
