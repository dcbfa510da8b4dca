package org.chartwarden.cli.bench.fhir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Looks at the memory of a server again and again: what is alive on its heap after a collection,
 * and what the process holds. The second grows to the heap's limit and stays there, so the first is
 * what tells a leak or a body that is held whole.
 */
final class MemoryWatch implements AutoCloseable {

  private static final long PAUSE_MS = 300;
  private static final Pattern USED = Pattern.compile("used (\\d+)K");

  private final long pid;
  private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
  private final Thread thread;
  private volatile boolean ended;

  private MemoryWatch(long pid) {
    this.pid = pid;
    this.thread = Thread.ofPlatform().daemon().name("memory-watch").start(this::watch);
  }

  /**
   * One look.
   *
   * @param alive MiB on the heap after a collection
   * @param resident MiB of the process
   */
  record Sample(long alive, long resident) {}

  /** Begins to look at a Java process of this user. */
  static MemoryWatch of(long pid) {
    return new MemoryWatch(pid);
  }

  /** Whether there are looks enough to tell how it went. */
  boolean enough() {
    return ended || samples.size() >= MemoryCourse.FEWEST;
  }

  /** Ends the looking and tells how it went. */
  MemoryCourse course() {
    close();
    return MemoryCourse.of(List.copyOf(samples));
  }

  @Override
  public void close() {
    ended = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FhirBenchProblem("The benchmark was interrupted.", e);
    }
  }

  private void watch() {
    try {
      while (!ended) {
        jcmd("GC.run");
        Matcher used = USED.matcher(jcmd("GC.heap_info"));
        if (used.find()) {
          samples.add(
              new Sample(
                  Long.parseLong(used.group(1)) / 1024, ProcessFigures.mebibytes(pid, "VmRSS")));
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // Without samples the course is reported as unknown, which counts as a missed target.
      samples.clear();
      ended = true;
    }
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return text;
  }
}
