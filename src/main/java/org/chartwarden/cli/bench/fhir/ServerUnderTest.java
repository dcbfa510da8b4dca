package org.chartwarden.cli.bench.fhir;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.chartwarden.cli.http.LocalServer;

/** A server process of its own on a data folder, as a user starts it. */
public final class ServerUnderTest implements AutoCloseable {

  private static final long START_SECONDS = 300;

  private final Path data;
  private final int port;
  private final Process process;
  private final double startSeconds;

  private ServerUnderTest(Path data, int port, Process process, double startSeconds) {
    this.data = data;
    this.port = port;
    this.process = process;
    this.startSeconds = startSeconds;
  }

  /** Starts {@code chartwarden serve} and waits for its first CapabilityStatement. */
  public static ServerUnderTest start(Path home, Path data) {
    return start(home, data, Map.of(), "server.log");
  }

  /**
   * As {@link #start(Path, Path)}, with more environment variables.
   *
   * @param log name of the file that takes what it prints
   */
  static ServerUnderTest start(Path home, Path data, Map<String, String> environment, String log) {
    Path folder = data.toAbsolutePath();
    try {
      Files.createDirectories(folder);
      int port = LocalServer.freePort();
      long begun = System.nanoTime();
      ProcessBuilder command =
          new ProcessBuilder(
                  home.resolve("chartwarden").toString(),
                  "serve",
                  "--host",
                  "127.0.0.1",
                  "--port",
                  Integer.toString(port),
                  "--data",
                  folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve(log).toFile());
      // A harness of others sends no tokens; the data are made up and for this run alone.
      command.environment().put("CHARTWARDEN_AUTH_OPEN", "true");
      command.environment().put("CHARTWARDEN_SERVING_PROFILE", "local");
      command.environment().putAll(environment);
      Process process = command.start();
      awaitMetadata(process, port, folder);
      return new ServerUnderTest(folder, port, process, (System.nanoTime() - begun) / 1e9);
    } catch (IOException e) {
      throw new FhirBenchProblem("The server cannot be started: " + e.getMessage() + ".", e);
    }
  }

  int port() {
    return port;
  }

  String base() {
    return "http://127.0.0.1:" + port + "/fhir";
  }

  /** Seconds from the command to the first answer. */
  public double startSeconds() {
    return startSeconds;
  }

  long pid() {
    return process.pid();
  }

  /** The first process of the database; the others are its children. */
  long databasePid() {
    try {
      return Long.parseLong(
          Files.readAllLines(data.resolve("postgresql/postmaster.pid")).get(0).strip());
    } catch (IOException e) {
      throw new FhirBenchProblem("The database of the server is not in " + data + ".", e);
    }
  }

  /** Runs one statement that gives one number. */
  long ask(String sql) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new FhirBenchProblem("The database does not answer: " + e.getMessage() + ".", e);
    }
  }

  /** Runs statements without rows. */
  void tell(String... statements) {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    } catch (SQLException e) {
      throw new FhirBenchProblem("The database refuses: " + e.getMessage() + ".", e);
    }
  }

  private Connection connect() throws SQLException {
    Properties access = new Properties();
    try (var reader = Files.newBufferedReader(data.resolve("access.properties"))) {
      access.load(reader);
    } catch (IOException e) {
      throw new FhirBenchProblem("The database of the server is not in " + data + ".", e);
    }
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + access.getProperty("port") + "/postgres",
        "postgres",
        access.getProperty("password"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void awaitMetadata(Process process, int port, Path data) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/fhir/metadata")).build();
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
            return;
          }
        } catch (IOException notYet) {
          // Nobody listens yet: asking again is how the start is awaited.
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroy();
    throw new FhirBenchProblem(
        "The server does not start; see " + data.resolve("server.log") + ".");
  }
}
