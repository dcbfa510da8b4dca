package org.chartwarden.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The scripts of {@code src/test/clients}, each a client from npm at work. They run in a copy below
 * {@code target}, where their packages are installed once per lock file. Without Node or without a
 * registry they are skipped, and the report says why.
 */
final class NodeScripts {

  private static final Path SOURCE = Path.of("src/test/clients");
  private static final Path FOLDER = Path.of("target/clients");

  /** A copy of the lock file whose packages are installed. */
  private static final Path INSTALLED = FOLDER.resolve("installed-lock.json");

  private static final PathMatcher SCRIPTS =
      FileSystems.getDefault().getPathMatcher("glob:*.{mjs,json}");
  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(5);
  private static final Duration RUN_LIMIT = Duration.ofMinutes(3);

  private NodeScripts() {}

  /**
   * What a command did.
   *
   * @param exit its exit code
   * @param printed its output and its errors
   */
  record Result(int exit, String printed) {}

  static void install() throws IOException, InterruptedException {
    Result node = run(Path.of("."), RUN_LIMIT, Map.of(), "node", "--version");
    assumeThat(node.exit()).as("Node is not there: %s", node.printed()).isZero();
    int major = Integer.parseInt(node.printed().replaceAll("(?s)^v(\\d+)\\..*", "$1"));
    assumeThat(major).as("the clients need Node 20 or newer").isGreaterThanOrEqualTo(20);
    Files.createDirectories(FOLDER);
    copy();
    Path lock = SOURCE.resolve("package-lock.json");
    if (Files.exists(INSTALLED) && Files.mismatch(INSTALLED, lock) < 0) {
      return;
    }
    Result install =
        run(FOLDER, INSTALL_LIMIT, Map.of(), "npm", "ci", "--ignore-scripts", "--no-progress");
    assumeThat(install.exit())
        .as("the clients cannot be installed from npm:\n%s", install.printed())
        .isZero();
    Files.copy(lock, INSTALLED, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void copy() throws IOException {
    try (Stream<Path> files = Files.list(SOURCE)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        Path name = file.getFileName();
        if (SCRIPTS.matches(name) || name.toString().equals(".npmrc")) {
          Files.copy(file, FOLDER.resolve(name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /** Runs a script, which must end well. */
  static void requireWorks(String client, String base, Map<String, String> environment)
      throws IOException, InterruptedException {
    Result result = run(FOLDER, RUN_LIMIT, environment, "node", client + ".mjs", base);

    assertThat(result.exit())
        .as("exit code of %s, which printed:\n%s", client, result.printed())
        .isZero();
    assertThat(result.printed()).contains("all as they should be");
  }

  /** Runs a command to its end; a program that is not there counts as exit code 127. */
  static Result run(Path folder, Duration limit, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("clients", ".txt");
    try {
      ProcessBuilder builder =
          new ProcessBuilder(List.of(command))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process;
      try {
        process = builder.start();
      } catch (IOException e) {
        return new Result(127, e.getMessage());
      }
      boolean ended = process.waitFor(limit.toSeconds(), TimeUnit.SECONDS);
      if (!ended) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      String printed = Files.readString(output, StandardCharsets.UTF_8);
      return ended
          ? new Result(process.exitValue(), printed)
          : new Result(124, printed + "\nnot ended after " + limit.toSeconds() + " s");
    } finally {
      Files.delete(output);
    }
  }
}
