package org.chartwarden.cli.bench.fhir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs a program to its end, its output in a log file. */
final class Subprocess {

  private Subprocess() {}

  /**
   * Runs a command.
   *
   * @param what what it does, for the message of a failure
   */
  static void run(
      String what, Path folder, Path log, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    try {
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new FhirBenchProblem(what + " ended with code " + code + "; see " + log + ".");
      }
    } catch (IOException e) {
      throw new FhirBenchProblem(what + " cannot be run: " + e.getMessage() + ".", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FhirBenchProblem(what + " was interrupted.", e);
    }
  }
}
