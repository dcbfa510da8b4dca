package org.chartwarden.cli.bench.fhir;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs a phase for some seconds and measures it after a warm-up. */
final class PhaseRun {

  private static final byte[] ENTRY =
      "\"fullUrl\"".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

  private final ServerUnderTest server;
  private final double warmUp;
  private final double seconds;
  private final long seed;

  PhaseRun(ServerUnderTest server, double warmUp, double seconds, long seed) {
    this.server = server;
    this.warmUp = warmUp;
    this.seconds = seconds;
    this.seed = seed;
  }

  private static final class Tally {
    private double[] millis = new double[1024];
    private int good;
    private long failed;
    private long entries;

    void add(double time) {
      if (good == millis.length) {
        millis = Arrays.copyOf(millis, good * 2);
      }
      millis[good++] = time;
    }
  }

  PhaseFigures run(Phase phase) {
    long begin = System.nanoTime() + (long) (warmUp * 1e9);
    long end = begin + (long) (seconds * 1e9);
    List<Tally> tallies = new ArrayList<>();
    try (ExecutorService pool = Executors.newFixedThreadPool(phase.connections() + 1)) {
      List<Future<Tally>> workers = new ArrayList<>();
      for (int i = 0; i < phase.connections(); i++) {
        Phase.Session session =
            phase.sessions().open(new Random(seed * 1000 + i), i, phase.connections());
        workers.add(pool.submit(() -> work(session, begin, end)));
      }
      Future<double[]> before = pool.submit(() -> cpuAt(begin));
      for (Future<Tally> worker : workers) {
        tallies.add(worker.get());
      }
      double[] first = before.get();
      double[] last = cpu();
      return figures(
          phase,
          tallies,
          (System.nanoTime() - begin) / 1e9,
          last[0] - first[0],
          last[1] - first[1]);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FhirBenchProblem("The benchmark was interrupted.", e);
    } catch (ExecutionException e) {
      throw new FhirBenchProblem(
          "The phase " + phase.name() + " failed: " + e.getCause().getMessage() + ".", e);
    }
  }

  private Tally work(Phase.Session session, long begin, long end) throws IOException {
    Tally tally = new Tally();
    try (HttpConnection connection = new HttpConnection(server.port())) {
      while (System.nanoTime() < end) {
        Question question = session.next();
        long asked = System.nanoTime();
        HttpConnection.Answer answer = connection.send(question);
        long answered = System.nanoTime();
        session.answered(answer);
        if (answered < begin) {
          continue;
        }
        if (answer.status() == question.good()) {
          tally.add((answered - asked) / 1e6);
          tally.entries += entries(answer.body());
        } else {
          tally.failed++;
        }
      }
    }
    return tally;
  }

  private double[] cpuAt(long moment) throws InterruptedException {
    long pause = moment - System.nanoTime();
    if (pause > 0) {
      Thread.sleep(pause / 1_000_000);
    }
    return cpu();
  }

  private double[] cpu() {
    return new double[] {
      ProcessFigures.cpuSeconds(server.pid()),
      ProcessFigures.cpuSecondsWithChildren(server.databasePid())
    };
  }

  private static int entries(byte[] body) {
    int found = 0;
    for (int i = 0; i <= body.length - ENTRY.length; i++) {
      if (body[i] == '"' && Arrays.equals(body, i, i + ENTRY.length, ENTRY, 0, ENTRY.length)) {
        found++;
        i += ENTRY.length;
      }
    }
    return found;
  }

  private static PhaseFigures figures(
      Phase phase, List<Tally> tallies, double elapsed, double server, double database) {
    double[] millis =
        tallies.stream()
            .flatMapToDouble(t -> Arrays.stream(t.millis, 0, t.good))
            .sorted()
            .toArray();
    long failed = tallies.stream().mapToLong(t -> t.failed).sum();
    long all = Math.max(1, millis.length + failed);
    return new PhaseFigures(
        phase.name(),
        millis.length,
        failed,
        millis.length / elapsed,
        at(millis, 0.5),
        at(millis, 0.99),
        tallies.stream().mapToLong(t -> t.entries).sum() / (double) Math.max(1, millis.length),
        server * 1000 / all,
        database * 1000 / all);
  }

  private static double at(double[] sorted, double share) {
    return sorted.length == 0
        ? 0
        : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)];
  }
}
