package org.chartwarden.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program as a process of its own, as the launcher script starts it. */
public final class ProgramProcess implements AutoCloseable {

  private static final Path JAR = Path.of("target/quarkus-app/quarkus-run.jar");
  private static final Pattern BASE = Pattern.compile("FHIR base +(http://\\S+)/fhir");
  private static final Duration START_LIMIT = Duration.ofSeconds(180);

  private static final String OPEN = "CHARTWARDEN_AUTH_OPEN";

  private final Process process;
  private final Path output;

  private ProgramProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /**
   * Starts the program.
   *
   * @param name names the file that keeps what it prints, with the command before it
   */
  public static ProgramProcess start(String name, String... arguments) throws IOException {
    return start(name, Map.of(), arguments);
  }

  /** Starts the program as it comes, so that requests need an access token. */
  public static ProgramProcess startClosed(String name, String... arguments) throws IOException {
    Path output = output(name, arguments);
    ProcessBuilder builder = builder(output, arguments);
    builder.environment().remove(OPEN);
    return new ProgramProcess(builder.start(), output);
  }

  /**
   * Starts the program with more environment variables, and open: most tests of the process are
   * about other things than tokens.
   */
  public static ProgramProcess start(
      String name, Map<String, String> environment, String... arguments) throws IOException {
    Path output = output(name, arguments);
    ProcessBuilder builder = builder(output, arguments);
    builder.environment().put(OPEN, "true");
    builder.environment().putAll(environment);
    return new ProgramProcess(builder.start(), output);
  }

  /** A new file among the logs of the suite, which {@code WholeLogIT} searches. */
  private static Path output(String name, String... arguments) throws IOException {
    Path folder = Files.createDirectories(SuiteLogs.FOLDER);
    return Files.createTempFile(folder, arguments[0] + "-" + name + "-", ".log");
  }

  private static ProcessBuilder builder(Path output, String... arguments) {
    assertThat(JAR).as("the packaged program; run ./mvnw package").exists();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx700m");
    command.add("-Djava.util.logging.manager=org.jboss.logmanager.LogManager");
    command.add("-jar");
    command.add(JAR.toAbsolutePath().toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().remove("CHARTWARDEN_DB_URL");
    return builder;
  }

  /** Waits until it serves and returns its address without a path. */
  public String awaitServing() throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end) {
      Matcher matcher = BASE.matcher(printed());
      if (matcher.find()) {
        return matcher.group(1);
      }
      assertThat(process.isAlive()).as("still starting; it printed:\n%s", printed()).isTrue();
      Thread.sleep(50);
    }
    throw new AssertionError("it does not serve; it printed:\n" + printed());
  }

  /** Kill -9: no end of its own, no time to write anything. */
  public void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  /** Waits for the end and returns the exit code. */
  public int awaitEnd(Duration limit) throws InterruptedException, IOException {
    assertThat(process.waitFor(limit.toSeconds(), TimeUnit.SECONDS))
        .as("ended; it printed:\n%s", printed())
        .isTrue();
    return process.exitValue();
  }

  public String printed() throws IOException {
    return Files.readString(output);
  }

  /** Asks it to end, as Ctrl-C does, and waits. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(40, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
