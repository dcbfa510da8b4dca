package org.chartwarden.cli.bench.fhir;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Shows which plans the searches of a chart take when there are millions of Observations: rows are
 * made in the database itself, the searches are asked over HTTP, and their plans are taken from the
 * log of the database.
 */
final class IndexProof {

  private static final int PER_PATIENT = 420;
  private static final int CODES = 200;
  private static final int ASKED = 20;

  private final Path home;
  private final Path data;
  private final PrintWriter out;

  IndexProof(Path home, Path data, PrintWriter out) {
    this.home = home;
    this.data = data;
    this.out = out;
  }

  /**
   * Runs the proof.
   *
   * @return whether no plan reads a table of the index or of resources from end to end
   */
  boolean run(long observations) {
    try (ServerUnderTest server = ServerUnderTest.start(home, data)) {
      fill(server, observations);
      server.tell(
          "ALTER DATABASE postgres SET session_preload_libraries = 'auto_explain'",
          "ALTER DATABASE postgres SET auto_explain.log_min_duration = 0",
          "ALTER DATABASE postgres SET auto_explain.log_analyze = on",
          "ALTER DATABASE postgres SET auto_explain.log_parameter_max_length = 0");
    }
    boolean good = true;
    try (ServerUnderTest server = ServerUnderTest.start(home, data)) {
      for (Map.Entry<String, String> search : searches(observations).entrySet()) {
        good &= show(server, search.getKey(), search.getValue());
      }
    } catch (IOException e) {
      throw new FhirBenchProblem("The server does not answer: " + e.getMessage() + ".", e);
    }
    return good;
  }

  private static Map<String, String> searches(long observations) {
    String patient = "p" + observations / PER_PATIENT / 2;
    Map<String, String> searches = new LinkedHashMap<>();
    searches.put(
        "patient, code, sort",
        "Observation?patient=" + patient + "&code=urn:bench%7Cc7&_sort=-date&_count=10");
    searches.put("patient, date", "Observation?patient=" + patient + "&date=ge2010-01-01");
    searches.put("code alone", "Observation?code=urn:bench%7Cc7&_count=50");
    searches.put("code without its system", "Observation?code=c7&_count=50");
    searches.put("code, date", "Observation?code=urn:bench%7Cc7&date=lt1971-01-01&_count=20");
    searches.put("count of a code", "Observation?code=urn:bench%7Cc7&_summary=count");
    searches.put("all", "Observation?_count=20");
    return searches;
  }

  private void fill(ServerUnderTest server, long observations) {
    seed(server);
    long have = server.ask("SELECT count(*) FROM resource WHERE type = 'Observation'");
    out.printf(Locale.ROOT, "Making %,d Observations ...%n", observations);
    out.flush();
    String n = " FROM s CROSS JOIN generate_series(" + have + ", " + (observations - 1) + ") n";
    server.tell(
        "CREATE TEMP TABLE s0 AS SELECT pid FROM resource WHERE type = 'Observation' AND id = 'o0'",
        "INSERT INTO resource (pid, type, id, version, last_updated, deleted, content)"
            + " OVERRIDING SYSTEM VALUE SELECT s.pid + n, s.type, 'o' || n, 1, s.last_updated,"
            + " false, s.content"
            + of("resource", n),
        "INSERT INTO idx_token (pid, key, system, patient, param, grp, code) SELECT k.pid,"
            + " token_key(k.param, k.system, k.code), k.system, patient_key('p' || k.n / "
            + PER_PATIENT
            + "), k.param, k.grp, k.code FROM (SELECT s.pid + n AS pid, s.system, s.param, s.grp,"
            + " CASE s.code WHEN 'c0' THEN 'c' || n % "
            + CODES
            + " ELSE s.code END AS code, n"
            + of("idx_token", n)
            + ") k",
        "INSERT INTO idx_string (pid, param, head, whole, exact) SELECT s.pid + n, s.param, s.head,"
            + " s.whole, s.exact"
            + of("idx_string", n),
        "INSERT INTO idx_date (pid, param, grp, low, high) SELECT s.pid + n, s.param, s.grp,"
            + " s.low + n * 200000000::bigint, s.high + n * 200000000::bigint"
            + of("idx_date", n),
        "INSERT INTO idx_quantity SELECT s.pid + n, s.param, s.grp, s.low, s.high, s.system,"
            + " s.code, s.unit"
            + of("idx_quantity", n),
        "INSERT INTO idx_reference (pid, param, grp, target_id, target_type, base) SELECT s.pid + n,"
            + " s.param, s.grp, 'p' || n / "
            + PER_PATIENT
            + ", s.target_type, s.base"
            + of("idx_reference", n),
        "INSERT INTO idx_compartment (pid, patient_id) SELECT s.pid + n, 'p' || n / "
            + PER_PATIENT
            + of("idx_compartment", n),
        "ANALYZE");
    long made = server.ask("SELECT count(*) FROM resource WHERE type = 'Observation'");
    if (made < observations) {
      throw new FhirBenchProblem("Only " + made + " Observations were made.");
    }
  }

  /** Stores the one Observation out of which the others are made. */
  private static void seed(ServerUnderTest server) {
    String seeds =
        """
        {"resourceType":"Bundle","type":"transaction","entry":[{"resource":\
        {"resourceType":"Patient","id":"p0"},"request":{"method":"PUT","url":"Patient/p0"}},\
        {"resource":{"resourceType":"Observation","id":"o0","status":"final","category":[{"coding":[\
        {"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":\
        "laboratory"}]}],"code":{"coding":[{"system":"urn:bench","code":"c0","display":\
        "A laboratory value"}]},"subject":{"reference":"Patient/p0"},"effectiveDateTime":\
        "1970-01-01T00:00:00Z","valueQuantity":{"value":5.5,"unit":"mmol/L","system":\
        "http://unitsofmeasure.org","code":"mmol/L"}},\
        "request":{"method":"PUT","url":"Observation/o0"}}]}""";
    try (HttpConnection connection = new HttpConnection(server.port())) {
      int status = connection.send(Question.post("", seeds)).status();
      if (status != 200) {
        throw new FhirBenchProblem("The first Observation was answered with " + status + ".");
      }
    } catch (IOException e) {
      throw new FhirBenchProblem("The server does not answer: " + e.getMessage() + ".", e);
    }
  }

  private static String of(String table, String n) {
    return n.replace("FROM s ", "FROM (SELECT t.* FROM " + table + " t JOIN s0 USING (pid)) s ");
  }

  private boolean show(ServerUnderTest server, String name, String search) throws IOException {
    Path log = data.resolve("postgresql.log");
    double[] millis = new double[ASKED];
    String plan;
    try (HttpConnection connection = new HttpConnection(server.port())) {
      for (int i = 0; i < ASKED - 1; i++) {
        ask(connection, search, millis, i);
      }
      long before = Files.size(log);
      ask(connection, search, millis, ASKED - 1);
      TimeUnit.MILLISECONDS.sleep(500);
      byte[] all = Files.readAllBytes(log);
      plan =
          plans(
              new String(
                  all,
                  (int) before,
                  (int) (all.length - before),
                  java.nio.charset.StandardCharsets.UTF_8));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new FhirBenchProblem("The benchmark was interrupted.", e);
    }
    java.util.Arrays.sort(millis);
    boolean good = !plan.matches("(?s).*Seq Scan on (resource|idx_).*");
    out.println();
    out.printf(
        Locale.ROOT,
        "%s: GET %s: %.1f ms (median of %d)  %s%n",
        name,
        search,
        millis[ASKED / 2],
        ASKED,
        good ? "ok" : "READS A TABLE FROM END TO END");
    out.println(plan);
    out.flush();
    return good;
  }

  private static void ask(HttpConnection connection, String search, double[] millis, int i)
      throws IOException {
    long begun = System.nanoTime();
    int status = connection.send(Question.get(search)).status();
    millis[i] = (System.nanoTime() - begun) / 1e6;
    if (status != 200) {
      throw new FhirBenchProblem(search + " was answered with " + status + ".");
    }
  }

  /** The lines of the plans, without the statements and what other sessions logged. */
  private static String plans(String log) {
    StringBuilder plans = new StringBuilder();
    for (String line : log.split("\n")) {
      if (line.contains("actual time") || line.contains("Index Cond") || line.contains("Filter:")) {
        plans.append(line.replace("\t", "  ")).append('\n');
      }
    }
    return plans.toString();
  }
}
