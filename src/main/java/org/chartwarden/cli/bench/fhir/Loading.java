package org.chartwarden.cli.bench.fhir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sends Bundles to the server, several at once, as a hospital's interface engine does. */
final class Loading {

  private static final int WORKERS = 4;
  private static final Pattern STORED = Pattern.compile("\"status\":\"2\\d\\d");

  private final ServerUnderTest server;

  Loading(ServerUnderTest server) {
    this.server = server;
  }

  /**
   * What the loading cost.
   *
   * @param resources stored
   * @param failed Bundles that were refused
   * @param perSecond resources per second, without the Bundles of hospitals that go first
   * @param cpu CPU milliseconds of server and database per resource
   * @param peakMebibytes highest memory of the server so far
   */
  record Figures(long resources, long failed, double perSecond, double cpu, long peakMebibytes) {}

  /**
   * Loads Bundles.
   *
   * @param change made to the text of each patient's Bundle before it is sent
   */
  Figures load(List<Path> bundles, UnaryOperator<String> change) {
    double before = cpu();
    List<Path> first = bundles.stream().filter(SyntheaData::first).toList();
    List<Path> rest =
        new ArrayList<>(bundles.stream().filter(bundle -> !SyntheaData.first(bundle)).toList());
    Collections.shuffle(rest, new Random(1));
    long stored = 0;
    long failed = 0;
    try (ExecutorService pool = Executors.newFixedThreadPool(WORKERS)) {
      for (Path bundle : first) {
        long done = pool.submit(() -> send(bundle, text -> text)).get();
        stored += Math.max(0, done);
        failed += done < 0 ? 1 : 0;
      }
      long begun = System.nanoTime();
      List<Future<Long>> sent = new ArrayList<>();
      rest.forEach(bundle -> sent.add(pool.submit(() -> send(bundle, change))));
      long patients = 0;
      for (Future<Long> one : sent) {
        long done = one.get();
        patients += Math.max(0, done);
        failed += done < 0 ? 1 : 0;
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      long all = stored + patients;
      return new Figures(
          all,
          failed,
          patients / seconds,
          (cpu() - before) * 1000 / Math.max(1, all),
          ProcessFigures.mebibytes(server.pid(), "VmHWM"));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FhirBenchProblem("The benchmark was interrupted.", e);
    } catch (ExecutionException e) {
      throw new FhirBenchProblem("Loading failed: " + e.getCause().getMessage() + ".", e);
    }
  }

  private double cpu() {
    return ProcessFigures.cpuSeconds(server.pid())
        + ProcessFigures.cpuSecondsWithChildren(server.databasePid());
  }

  /** How many resources were stored, or -1 when the Bundle was refused. */
  private long send(Path bundle, UnaryOperator<String> change) throws IOException {
    String text = change.apply(Files.readString(bundle));
    try (HttpConnection connection = new HttpConnection(server.port())) {
      Question post = Question.post("", text);
      HttpConnection.Answer answer =
          connection.send(new Question("POST", "/fhir", "", post.body(), 200));
      if (answer.status() != 200) {
        return -1;
      }
      Matcher matcher = STORED.matcher(answer.text());
      long stored = 0;
      while (matcher.find()) {
        stored++;
      }
      return stored;
    }
  }
}
