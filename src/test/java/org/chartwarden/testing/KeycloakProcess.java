package org.chartwarden.testing;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chartwarden.cli.http.LocalServer;

/**
 * A real Keycloak as a process of its own, from the distribution that Maven fetches apart from the
 * program ({@code src/test/keycloak/pom.xml}). It keeps its data in memory.
 */
public final class KeycloakProcess implements AutoCloseable {

  public static final String ADMIN = "admin";
  public static final String ADMIN_PASSWORD = "password of the test's admin";

  private static final Path FOLDER = Path.of("target/keycloak");
  private static final Duration RESOLVE_LIMIT = Duration.ofSeconds(240);
  private static final Duration START_LIMIT = Duration.ofSeconds(400);

  private final Process process;
  private final Path output;
  private final int port;

  private KeycloakProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /** The unpacked distribution, or empty when Maven cannot fetch it here. */
  public static Optional<Path> home() throws IOException, InterruptedException {
    Files.createDirectories(FOLDER);
    boolean unpacked =
        unpacked().isPresent()
            || MavenGoal.reach(
                "src/test/keycloak/pom.xml",
                FOLDER.resolve("unpack.log"),
                RESOLVE_LIMIT,
                "dependency:unpack-dependencies",
                "-DincludeTypes=zip",
                "-DoutputDirectory=" + FOLDER.toAbsolutePath(),
                "-DmarkersDirectory=" + FOLDER.toAbsolutePath());
    return unpacked ? unpacked() : Optional.empty();
  }

  private static Optional<Path> unpacked() throws IOException {
    try (var folders = Files.newDirectoryStream(FOLDER, "keycloak-*")) {
      for (Path folder : folders) {
        if (Files.exists(folder.resolve("bin/kc.sh"))) {
          return Optional.of(folder);
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Begins to start it on a free port with one realm, which takes a while: it builds itself first.
   *
   * @param output file that takes what it prints
   * @param realm the realm as JSON
   */
  public static KeycloakProcess start(Path home, Path output, String realm) throws IOException {
    Path imported = Files.createDirectories(home.resolve("data/import"));
    Files.writeString(imported.resolve("realm.json"), realm);
    int port = LocalServer.freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash",
                home.resolve("bin/kc.sh").toAbsolutePath().toString(),
                "start-dev",
                "--db=dev-mem",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--import-realm")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "JAVA_HOME",
                System.getProperty("java.home"),
                "JAVA_OPTS",
                "-Xmx640m -XX:MaxMetaspaceSize=384m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
                    + " -Dfile.encoding=UTF-8",
                "KC_BOOTSTRAP_ADMIN_USERNAME",
                ADMIN,
                "KC_BOOTSTRAP_ADMIN_PASSWORD",
                ADMIN_PASSWORD));
    return new KeycloakProcess(builder.start(), output, port);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** Waits until it serves. */
  public void awaitStarted() {
    await()
        .atMost(START_LIMIT)
        .pollInterval(Duration.ofMillis(200))
        .failFast("it ended; its output is in " + output, () -> !process.isAlive())
        .until(() -> printed().contains("Listening on:"));
  }

  /** What it printed. */
  public String printed() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    List<ProcessHandle> all = process.descendants().toList();
    process.destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
