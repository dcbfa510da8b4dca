package org.chartwarden.cli.bench.fhir;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.cli.http.LocalServer;

/**
 * Searches of a long audit trail over FHIR, as whoever looks into a matter asks them. The trail is
 * made up by one statement: practitioners read charts, twenty entries of one after the other, and
 * come back to each again and again; of every thousand entries twelve are the steps of a run of the
 * agent. The server then seals and summarizes it as any other.
 */
public final class TrailSearchBench {

  /** Entries of the smallest trail in which each search has something to find. */
  public static final long LEAST = 20_000;

  private static final int ROUNDS = 11;
  private static final int PAGE = 500;

  /** Entries of a reader about a patient without a break. */
  private static final int VISIT = 20;

  /** How often each patient is visited. */
  private static final int VISITS = 10;

  private static final int PERSONS = 200;
  private static final int RUN = 1000;
  private static final int STEPS = 12;

  /** Ranges that may be without a summary when the index has learned all that it learns. */
  private static final long MOST_LEFT = 40;

  /** So many persons further is who comes to a patient the next time. */
  private static final int STRIDE = 37;

  /** Patients and runs before the middle of the trail, so that nothing is found at its end. */
  private static final long MIDDLE = 2;

  private final Path home;
  private final Path data;
  private final PrintWriter out;

  public TrailSearchBench(Path home, Path data, PrintWriter out) {
    this.home = home;
    this.data = data;
    this.out = out;
  }

  /**
   * A question to the trail.
   *
   * @param query behind {@code AuditEvent?}
   * @param rows how many entries there are, empty when nobody counted
   */
  private record Search(String name, String query, Optional<Long> rows) {}

  /**
   * Fills a trail, times the searches and prints.
   *
   * @param wanted how many entries the trail has, to whole thousands
   * @return whether each search found as many entries as there are
   */
  public boolean run(long wanted) {
    long entries = wanted - wanted % RUN;
    try (ServerUnderTest server = ServerUnderTest.start(home, data, Map.of(), "server.log")) {
      long before = server.ask("SELECT count(*) FROM audit_entry");
      if (before > LEAST) {
        throw new FhirBenchProblem(
            "There is a trail of " + before + " entries in " + data + "; name an empty folder.");
      }
      fill(server, entries);
      settle(server, server.ask("SELECT max(id) FROM audit_entry"));
      out.printf(
          Locale.ROOT,
          "%-22s %6s %9s %9s %10s %7s%n",
          "search",
          "rows",
          "first ms",
          "median ms",
          "slowest ms",
          "CPU ms");
      boolean whole = true;
      for (Search search : searches(entries)) {
        whole &= time(server, search);
      }
      return whole;
    }
  }

  private void fill(ServerUnderTest server, long entries) {
    long begun = System.nanoTime();
    server.tell(
        String.format(
            Locale.ROOT,
            """
            INSERT INTO audit_entry
              (recorded_at, actor, action, outcome, subject, detail, patient, person, task)
            SELECT now() - (%1$d - g) * interval '1 second', 'client/bench', 'read', 'success',
              'Observation/o' || g, '{"request":"GET /fhir/Observation/o' || g
                || '","address":"192.0.2.7","token":"' || repeat(md5((g / %2$d)::text), 2) || '"}',
              'p' || (g / %2$d) %% %3$d,
              'Practitioner/' || (g / %2$d + g / %2$d / %3$d * %7$d) %% %4$d,
              CASE WHEN g %% %5$d < %6$d THEN 'run-' || g / %5$d END
            FROM generate_series(0, %1$d - 1) AS g""",
            entries,
            VISIT,
            patients(entries),
            PERSONS,
            RUN,
            STEPS,
            STRIDE),
        "ANALYZE audit_entry");
    out.printf(
        Locale.ROOT,
        "trail    %,d entries of %,d patients and %d persons, %,d runs; written in %.0f s%n",
        entries,
        patients(entries),
        PERSONS,
        entries / RUN,
        seconds(begun));
    out.flush();
  }

  private static long patients(long entries) {
    return entries / VISIT / VISITS;
  }

  /** Waits until the server has sealed the trail and its index has learned it. */
  private void settle(ServerUnderTest server, long last) {
    long begun = System.nanoTime();
    while (server.ask("SELECT COALESCE(max(upto), 0) FROM audit_seal") < last) {
      rest();
    }
    // It learns after each 10,000 entries, which are some 25 ranges, and leaves the last few.
    while (server.ask("SELECT audit_entry_unsummarized()") > MOST_LEFT) {
      rest();
    }
    out.printf(
        Locale.ROOT,
        "sealed   and summarized in %.0f s; %d ranges are not summarized, the index has %,d kB%n",
        seconds(begun),
        server.ask("SELECT audit_entry_unsummarized()"),
        server.ask("SELECT pg_relation_size('audit_entry_ranges') / 1024"));
    out.flush();
  }

  private static void rest() {
    try {
      Thread.sleep(200);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FhirBenchProblem("The benchmark was interrupted.", e);
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static List<Search> searches(long entries) {
    long patient = patients(entries) / MIDDLE;
    long run = entries / RUN / MIDDLE;
    String page = "_count=" + PAGE;
    return List.of(
        new Search(
            "who saw a patient",
            "patient=p" + patient + "&" + page,
            Optional.of((long) VISIT * VISITS)),
        new Search(
            "a run of the agent",
            "entity=Task/run-" + run + "&_sort=date&" + page,
            Optional.of((long) STEPS)),
        new Search(
            "one resource", "entity=Observation/o" + entries / 3 + "&" + page, Optional.of(1L)),
        new Search(
            "a patient by a person",
            "patient=p" + patient + "&agent=Practitioner/" + patient % PERSONS + "&" + page,
            Optional.empty()),
        new Search("a page of a person", "agent=Practitioner/7&" + page, Optional.of((long) PAGE)),
        new Search("nobody", "patient=nobody&" + page, Optional.of(0L)));
  }

  /** Asks again and again; each time the trail gets an entry more, about what was asked. */
  private boolean time(ServerUnderTest server, Search search) {
    LocalServer local = new LocalServer("http://127.0.0.1:" + server.port());
    double[] times = new double[ROUNDS];
    long rows = 0;
    double cpu = cpu(server);
    for (int round = 0; round < ROUNDS; round++) {
      long begun = System.nanoTime();
      LocalServer.Reply reply = local.get("/fhir/AuditEvent?" + search.query());
      times[round] = seconds(begun) * 1000;
      if (!reply.ok()) {
        throw new FhirBenchProblem("The search " + search.query() + " is " + reply.status() + ".");
      }
      rows = round == 0 ? rows(reply.body()) : rows;
    }
    cpu = cpu(server) - cpu;
    double first = times[0];
    Arrays.sort(times);
    out.printf(
        Locale.ROOT,
        "%-22s %6d %9.0f %9.0f %10.0f %7.0f%n",
        search.name(),
        rows,
        first,
        times[ROUNDS / 2],
        times[ROUNDS - 1],
        cpu * 1000 / ROUNDS);
    out.flush();
    return search.rows().isEmpty() || search.rows().get() == rows;
  }

  /** Seconds of CPU that server and database have spent. */
  private static double cpu(ServerUnderTest server) {
    return ProcessFigures.cpuSeconds(server.pid())
        + ProcessFigures.cpuSecondsWithChildren(server.databasePid());
  }

  private static long rows(JsonNode bundle) {
    long events = 0;
    for (JsonNode entry : bundle.path("entry")) {
      events += entry.path("resource").path("resourceType").asText().equals("AuditEvent") ? 1 : 0;
    }
    return events;
  }
}
