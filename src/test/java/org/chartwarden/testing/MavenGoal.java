package org.chartwarden.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A goal of Maven on a project file of the tests, for what is no part of the program. */
final class MavenGoal {

  private MavenGoal() {}

  /**
   * Reaches the goal with what lies in the local repository, else over the network.
   *
   * @param pom path of the project file
   * @param log takes what Maven prints
   * @param limit longest time of each attempt
   * @return false when it cannot be reached
   */
  static boolean reach(String pom, Path log, Duration limit, String... goal)
      throws IOException, InterruptedException {
    return run(pom, log, limit, List.of("-o"), goal) || run(pom, log, limit, List.of(), goal);
  }

  private static boolean run(
      String pom, Path log, Duration limit, List<String> options, String... goal)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("./mvnw", "-B", "-ntp", "-q"));
    command.addAll(options);
    command.addAll(List.of("-f", pom));
    command.addAll(List.of(goal));
    Process maven =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (!maven.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
      maven.destroyForcibly();
      return false;
    }
    return maven.exitValue() == 0;
  }
}
