package org.chartwarden.cli.bench.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time and memory of processes, from {@code /proc} (Linux). */
public final class ProcessFigures {

  /** Clock ticks per second; Linux reports to programs in hundredths on every platform. */
  private static final double TICKS = 100;

  private ProcessFigures() {}

  /** CPU seconds of one process so far. */
  public static double cpuSeconds(long pid) {
    List<String> stat = stat(pid);
    return stat.isEmpty() ? 0 : (number(stat, 11) + number(stat, 12)) / TICKS;
  }

  /** CPU seconds of a process, of its living children and of those whose end it has seen. */
  public static double cpuSecondsWithChildren(long pid) {
    List<String> own = stat(pid);
    if (own.isEmpty()) {
      return 0;
    }
    double sum = cpuSeconds(pid) + (number(own, 13) + number(own, 14)) / TICKS;
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      return sum
          + processes
              .map(path -> path.getFileName().toString())
              .filter(name -> Character.isDigit(name.charAt(0)))
              .mapToLong(Long::parseLong)
              .filter(child -> parent(child) == pid)
              .mapToDouble(ProcessFigures::cpuSeconds)
              .sum();
    } catch (IOException e) {
      throw new FhirBenchProblem("/proc cannot be read: the benchmark needs Linux.", e);
    }
  }

  /** A line of {@code /proc/PID/status} in MiB: {@code VmRSS} now, {@code VmHWM} at its highest. */
  public static long mebibytes(long pid, String line) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(text -> text.startsWith(line + ":"))
          .mapToLong(text -> Long.parseLong(text.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      return 0;
    }
  }

  private static long parent(long pid) {
    List<String> stat = stat(pid);
    return stat.isEmpty() ? -1 : (long) number(stat, 1);
  }

  /** The fields behind the name, which may itself hold blanks; empty when the process is gone. */
  private static List<String> stat(long pid) {
    try {
      String text = Files.readString(Path.of("/proc/" + pid + "/stat"));
      return List.of(text.substring(text.lastIndexOf(')') + 2).split(" "));
    } catch (IOException e) {
      return List.of();
    }
  }

  private static double number(List<String> stat, int field) {
    return Double.parseDouble(stat.get(field));
  }
}
