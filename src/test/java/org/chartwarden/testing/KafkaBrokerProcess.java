package org.chartwarden.testing;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A real Kafka broker as a process of its own, from jars that Maven resolves apart from the
 * program's class path ({@code src/test/kafka/pom.xml}).
 */
public final class KafkaBrokerProcess implements AutoCloseable {

  private static final Path CLASS_PATH = Path.of("target/kafka-broker.classpath");
  private static final Duration RESOLVE_LIMIT = Duration.ofSeconds(120);
  private static final Duration START_LIMIT = Duration.ofSeconds(60);

  private final Process process;
  private final int port;

  private KafkaBrokerProcess(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** The broker's class path, or empty when Maven cannot resolve its jars here. */
  public static Optional<String> classPath() throws IOException, InterruptedException {
    if (!Files.exists(CLASS_PATH) || !complete(Files.readString(CLASS_PATH))) {
      boolean resolved =
          MavenGoal.reach(
              "src/test/kafka/pom.xml",
              Path.of("target/kafka-broker.log"),
              RESOLVE_LIMIT,
              "dependency:build-classpath",
              "-Dmdep.outputFile=" + CLASS_PATH.toAbsolutePath());
      if (!resolved) {
        return Optional.empty();
      }
    }
    return Optional.of(Files.readString(CLASS_PATH).strip()).filter(KafkaBrokerProcess::complete);
  }

  private static boolean complete(String classPath) {
    return !classPath.isBlank()
        && Arrays.stream(classPath.strip().split(java.io.File.pathSeparator))
            .allMatch(jar -> Files.exists(Path.of(jar)));
  }

  /**
   * Formats a folder and starts a broker on it, on a free port.
   *
   * @param folder an empty folder
   */
  public static KafkaBrokerProcess start(String classPath, Path folder)
      throws IOException, InterruptedException {
    int port = freePort();
    int controller = freePort();
    Path settings = folder.resolve("server.properties");
    Files.write(settings, settings(port, controller, folder.resolve("log")));
    int formatted =
        java(
                classPath,
                folder.resolve("format.txt"),
                "kafka.tools.StorageTool",
                "format",
                "-t",
                "AAAAAAAAQAGAAAAAAAAAAA",
                "-c",
                settings.toString())
            .waitFor();
    if (formatted != 0) {
      throw new IOException(Files.readString(folder.resolve("format.txt")));
    }
    Process broker =
        java(classPath, folder.resolve("broker.txt"), "kafka.Kafka", settings.toString());
    KafkaBrokerProcess started = new KafkaBrokerProcess(broker, port);
    started.awaitListening(folder.resolve("broker.txt"));
    return started;
  }

  private static Process java(String classPath, Path output, String... arguments)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath));
    command.addAll(List.of(arguments));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(output.toFile())
        .start();
  }

  private static List<String> settings(int port, int controller, Path log) {
    String broker = "PLAINTEXT://127.0.0.1:" + port;
    return Stream.of(
            "process.roles=broker,controller",
            "node.id=1",
            "controller.quorum.voters=1@127.0.0.1:" + controller,
            "listeners=" + broker + ",CONTROLLER://127.0.0.1:" + controller,
            "advertised.listeners=" + broker,
            "controller.listener.names=CONTROLLER",
            "inter.broker.listener.name=PLAINTEXT",
            "log.dirs=" + log,
            "offsets.topic.replication.factor=1",
            "offsets.topic.num.partitions=1",
            "transaction.state.log.replication.factor=1",
            "transaction.state.log.min.isr=1",
            "share.coordinator.state.topic.replication.factor=1",
            "share.coordinator.state.topic.min.isr=1",
            "group.initial.rebalance.delay.ms=0",
            "log.cleaner.enable=false")
        .toList();
  }

  private void awaitListening(Path output) throws IOException, InterruptedException {
    long end = System.nanoTime() + START_LIMIT.toNanos();
    while (System.nanoTime() < end && process.isAlive()) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        if (socket.isConnected()) {
          return;
        }
      } catch (IOException notYet) {
        Thread.sleep(100);
      }
    }
    close();
    throw new IOException("the broker does not listen: " + Files.readString(output));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /** Value of {@code bootstrap.servers}. */
  public String servers() {
    return "127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
