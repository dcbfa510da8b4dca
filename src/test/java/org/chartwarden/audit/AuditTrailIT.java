package org.chartwarden.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuditTrailIT {

  private static final String UNSUMMARIZED = "SELECT audit_entry_unsummarized()";

  @Inject AuditLog log;
  @Inject AuditSealer sealer;
  @Inject AuditChainVerifier verifier;
  @Inject DataSource dataSource;
  @Inject JournalRows journals;
  @Inject AuditTrail trail;

  @Test
  void chainsWhatManyWritersAppendAtOnce() {
    sealer.seal();
    long before = verifier.verify().sealed();
    List<CompletableFuture<Void>> writers =
        IntStream.range(0, 40)
            .mapToObj(n -> CompletableFuture.runAsync(() -> log.append(entry("many-" + n))))
            .toList();
    writers.forEach(CompletableFuture::join);
    sealer.seal();
    AuditChainVerifier.Verdict verdict = verifier.verify();
    assertThat(verdict.problem()).isEmpty();
    assertThat(verdict.intact()).isTrue();
    assertThat(verdict.sealed()).isGreaterThanOrEqualTo(before + 40);
  }

  @Test
  void anEntryDisappearsWithTheTransactionItTellsAboutUnlessAppendedApart() throws SQLException {
    assertThatThrownBy(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          log.append(entry("rolled-back-1"));
                          log.appendApart(entry("stays-1"));
                          throw new IllegalStateException("the work failed");
                        }))
        .hasMessageContaining("the work failed");
    assertThat(count("rolled-back-1")).isZero();
    assertThat(count("stays-1")).isEqualTo(1);
  }

  @Test
  void linesWhoseCommitNobodyHeardOfAreStoredOnce() throws SQLException {
    String journal = "journal-of-audit-trail-it";
    QuarkusTransaction.requiringNew().run(() -> journals.register(journal));
    for (int again = 0; again < 3; again++) {
      store(journal, 2, "twice-1", "twice-2");
    }
    store(journal, 3, "twice-3");
    store(journal, 2, "twice-1", "twice-2");
    for (String subject : List.of("twice-1", "twice-2", "twice-3")) {
      assertThat(count(subject)).as(subject).isEqualTo(1);
    }
    assertThat(journals.upto(journal)).contains(3L);
    QuarkusTransaction.requiringNew().run(() -> journals.forget(journal));
  }

  private void store(String journal, long last, String... subjects) {
    LineBuffer lines = new LineBuffer(256);
    for (String subject : subjects) {
      CopyLine.add(entry(subject), Instant.parse("2026-01-02T03:04:05Z"), lines);
    }
    byte[] bytes = Arrays.copyOf(lines.bytes(), lines.size());
    QuarkusTransaction.requiringNew().run(() -> journals.store(journal, last, bytes));
  }

  @Test
  void anEntryAboutAnEndlessNameIsKept() {
    String endless = "Observation/" + UUID.randomUUID().toString().repeat(200);
    log.append(entry(endless));
    String cut = endless.substring(0, 300);
    assertThat(trail.count(new TrailQuery().entities(List.of(cut)), 10)).isOne();
  }

  @Test
  void whatIsRareIsFoundWithoutWalkingTheTrail() {
    inATrailOfItsOwn(
        400_000,
        database -> {
          for (TrailQuery query :
              List.of(
                  new TrailQuery().patients(List.of("rare", "rarer")),
                  new TrailQuery().persons(List.of("Practitioner/none")),
                  new TrailQuery().entities(List.of("Observation/1000", "Patient/rare", "Task/t")),
                  new TrailQuery().task("run-3"))) {
            assertThat(looked(database, AuditTrail.stretch(query, 0, 380_000, "DESC"), query))
                .as(query.conditions())
                .isLessThan(20_000);
          }
        });
  }

  @Test
  void pagesOfWhatIsRareAndOfWhatIsEverywhereAreWhole() {
    inATrailOfItsOwn(
        60_000,
        database -> {
          TrailQuery rare = new TrailQuery().patients(List.of("rare"));
          assertThat(ids(trail.newest(rare, Long.MAX_VALUE, 9)))
              .containsExactly(59_999L, 40_000L, 1L);
          assertThat(ids(trail.newest(rare, 59_999, 1))).containsExactly(40_000L);
          assertThat(ids(trail.newest(rare, 1, 9))).isEmpty();
          assertThat(ids(trail.newest(rare, Long.MIN_VALUE, 9))).isEmpty();
          assertThat(ids(trail.oldest(rare, Long.MIN_VALUE, 9)))
              .containsExactly(1L, 40_000L, 59_999L);
          assertThat(ids(trail.oldest(rare, 1, 1))).containsExactly(40_000L);
          assertThat(ids(trail.oldest(rare, Long.MAX_VALUE, 9))).isEmpty();
          assertThat(trail.count(rare, 100)).isEqualTo(3);
          TrailQuery often = new TrailQuery().persons(List.of("Practitioner/3"));
          assertThat(ids(trail.newest(often, 30_000, 3)))
              .containsExactly(29_998L, 29_991L, 29_984L);
          assertThat(ids(trail.oldest(often, 30_000, 2))).containsExactly(30_005L, 30_012L);
          assertThat(trail.newest(often, Long.MAX_VALUE, 100_000)).hasSize(8572);
          assertThat(ids(trail.oldest(new TrailQuery().task("run-2"), 0, 100)))
              .containsExactlyElementsOf(LongStream.range(2000, 2010).boxed().toList());
        });
  }

  /** Does something in a transaction that sees another trail, which is gone afterwards. */
  private void inATrailOfItsOwn(int entries, Consumer<Database> what) {
    Database database = new Database(dataSource);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              database.run(
                  "CREATE TEMP TABLE audit_entry (LIKE audit_entry INCLUDING ALL) ON COMMIT DROP");
              database.run(
                  "INSERT INTO audit_entry SELECT g, now(), 'client/a', 'read', 'success',"
                      + " 'Observation/' || g || CASE WHEN g % 3 = 0 THEN '/_history/1' ELSE '' END,"
                      + " '{\"request\":\"' || repeat('r', 90) || '\"}',"
                      + " CASE WHEN g IN (1, 40000, 59999) THEN 'rare' ELSE 'p' || g % 997 END,"
                      + " 'Practitioner/' || g % 7,"
                      + " CASE WHEN g % 1000 < 10 THEN 'run-' || g / 1000 END"
                      + " FROM generate_series(1, ?) AS g",
                  entries);
              database.list(
                  "SELECT brin_summarize_new_values(c.oid) FROM pg_index i"
                      + " JOIN pg_class c ON c.oid = i.indexrelid JOIN pg_am a ON a.oid = c.relam"
                      + " WHERE i.indrelid = 'pg_temp.audit_entry'::regclass AND a.amname = 'brin'",
                  row -> row.getInt(1));
              database.run("ANALYZE audit_entry");
              what.accept(database);
            });
  }

  /** How many entries a statement held against what it looks for, and did not want. */
  private static long looked(Database database, String statement, TrailQuery query) {
    List<Object> arguments = new ArrayList<>(query.arguments());
    arguments.add(500L);
    List<String> plan =
        database.list(
            "EXPLAIN (ANALYZE) " + statement, row -> row.getString(1), arguments.toArray());
    assertThat(String.join("\n", plan)).contains("Bitmap Index Scan");
    return plan.stream()
        .map(Pattern.compile("Rows Removed by .*: (\\d+)")::matcher)
        .filter(Matcher::find)
        .mapToLong(match -> Long.parseLong(match.group(1)))
        .sum();
  }

  private static List<Long> ids(List<TrailEntry> entries) {
    return entries.stream().map(TrailEntry::id).toList();
  }

  /** On a table of its own, for the trail is written to by others meanwhile. */
  @Test
  void theIndexLearnsWhatFilled() throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      String index = text(statement, "SELECT pg_get_indexdef('audit_entry_ranges'::regclass)");
      statement.execute("CREATE SCHEMA learning");
      statement.execute("SET LOCAL search_path = learning, public");
      statement.execute("CREATE TABLE audit_entry (LIKE public.audit_entry INCLUDING DEFAULTS)");
      statement.execute(index.replace(" public.audit_entry ", " learning.audit_entry "));
      statement.execute(
          "CREATE TABLE audit_index_progress AS SELECT 0 AS parts, now() AS learned_at");
      statement.execute(
          "INSERT INTO audit_entry (id, recorded_at, actor, action, outcome, subject, detail)"
              + " SELECT n, now(), 'a', 'read', 'success', 'Observation/' || n, repeat('x', 200)"
              + " FROM generate_series(1, 40000) n");
      int learned = Integer.parseInt(text(statement, "SELECT audit_entry_summarize(false)"));
      assertThat(learned).isGreaterThan(64);
      // The last ones are left, and one is not full.
      assertThat(text(statement, UNSUMMARIZED)).isIn("5", "6");
      assertThat(text(statement, "SELECT audit_entry_summarize(true)")).isEqualTo("0");
      statement.execute("SELECT brin_desummarize_range('audit_entry_ranges', 0)");
      assertThat(text(statement, "SELECT audit_entry_summarize(false)")).isEqualTo("0");
      assertThat(text(statement, "SELECT audit_entry_summarize(true)")).isEqualTo("1");
      // A call that was ended half way has summarized the end, and told of nothing.
      statement.execute("UPDATE audit_index_progress SET parts = 3");
      statement.execute("SELECT brin_desummarize_range('audit_entry_ranges', 3 * 16)");
      statement.execute("SELECT brin_desummarize_range('audit_entry_ranges', 2 * 16)");
      assertThat(Integer.parseInt(text(statement, UNSUMMARIZED)))
          .isCloseTo(learned + 6 - 3, within(1));
      assertThat(text(statement, "SELECT audit_entry_summarize(false)")).isEqualTo("1");
      assertThat(text(statement, UNSUMMARIZED)).isIn("5", "6");
      connection.rollback();
    }
    assertThat(new AuditEntryRows(dataSource).summarize(true))
        .isIn(AuditEntryRows.Learned.DONE, AuditEntryRows.Learned.LATER);
  }

  /** The index has just learned, or will before long. */
  @Test
  void tellsHowMuchTheIndexDoesNotKnow() {
    AuditEntryRows.Progress progress = new AuditEntryRows(dataSource).progress();
    assertThat(progress.known()).isTrue();
    assertThat(progress.unsummarized()).isNotNegative();
    assertThat(progress.at()).isBefore(Instant.now().plusSeconds(5));
    given()
        .get("/q/health/well")
        .then()
        .statusCode(200)
        .body(
            "checks.find { it.name == 'Audit index' }.data.'unsummarized-ranges'", notNullValue());
  }

  @Test
  void isNotWellWhenSearchesLookThroughAMillionEntries() {
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    long most = AuditIndexCheck.MOST;
    assertThat(AuditIndexCheck.told(new AuditEntryRows.Progress(most, at, true)).getStatus())
        .isEqualTo(HealthCheckResponse.Status.UP);
    assertThat(AuditIndexCheck.told(new AuditEntryRows.Progress(most + 1, at, true)).getStatus())
        .isEqualTo(HealthCheckResponse.Status.DOWN);
    assertThat(AuditIndexCheck.told(new AuditEntryRows.Progress(most + 1, at, false)).getStatus())
        .isEqualTo(HealthCheckResponse.Status.UP);
  }

  private static String text(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }

  @Test
  void oneOfSeveralKeysIsReadFromTheIndex() {
    TrailQuery query =
        new TrailQuery().patients(List.of("a", "b", "a")).persons(List.of("Practitioner/c"));
    assertThat(query.conditions())
        .isEqualTo("true AND (patient || '') = ANY(?) AND person = ANY(?)");
    assertThat((String[]) query.arguments().get(0)).containsExactly("a", "b");
  }

  @Test
  void theTablesRefuseEveryChange() {
    log.append(entry("guarded-1"));
    sealer.seal();
    for (String change :
        List.of(
            "UPDATE audit_entry SET actor='x' WHERE subject='guarded-1'",
            "DELETE FROM audit_entry WHERE subject='guarded-1'",
            "TRUNCATE audit_entry",
            "UPDATE audit_seal SET settled=0",
            "DELETE FROM audit_seal",
            "TRUNCATE audit_seal")) {
      assertThatThrownBy(() -> sql(change)).as(change).hasMessageContaining("never changed");
    }
  }

  @Test
  void anEntryWhoseTransactionEndsLateIsSealedLate() throws Exception {
    CountDownLatch appended = new CountDownLatch(1);
    CountDownLatch othersSealed = new CountDownLatch(1);
    CompletableFuture<Void> slow =
        CompletableFuture.runAsync(
            () ->
                QuarkusTransaction.requiringNew()
                    .run(
                        () -> {
                          log.append(entry("late-1"));
                          appended.countDown();
                          await(othersSealed);
                        }));
    await(appended);
    // Several rounds, so that the late entry lies behind the end of the chain for long.
    for (int round = 0; round < 3; round++) {
      log.append(entry("early-" + round));
      sealer.seal();
    }
    assertThat(sealed("early-2")).isTrue();
    assertThat(sealed("late-1")).isFalse();
    othersSealed.countDown();
    slow.join();
    sealer.seal();
    assertThat(sealed("late-1")).isTrue();
    AuditChainVerifier.Verdict verdict = verifier.verify();
    assertThat(verdict.problem()).isEmpty();
  }

  @Test
  void whatIsSettledMovesOn() throws SQLException {
    for (int round = 0; round < 3; round++) {
      log.append(entry("settled-" + round));
      sealer.seal();
    }
    assertThat(
            number(
                "SELECT count(*) FROM audit_entry WHERE subject = 'settled-0' AND id <="
                    + " (SELECT max(settled) FROM audit_seal)"))
        .isEqualTo(1);
  }

  @Test
  void findsEveryKindOfTampering() {
    for (int i = 0; i < 6; i++) {
      log.append(entry("tampered-" + i));
      sealer.seal();
    }
    String third = "(SELECT id FROM audit_entry WHERE subject = 'tampered-2')";
    String fourth = "(SELECT id FROM audit_entry WHERE subject = 'tampered-3')";
    assertThat(verdictAfter("SELECT 1").problem()).isEmpty();
    assertThat(verdictAfter("UPDATE audit_entry SET actor = 'x' WHERE id = " + third).problem())
        .contains("was changed after it was sealed");
    assertThat(verdictAfter("DELETE FROM audit_entry WHERE id = " + third).problem())
        .contains("is missing");
    assertThat(
            verdictAfter(
                    "UPDATE audit_entry a SET subject = b.subject FROM audit_entry b"
                        + " WHERE (a.id, b.id) IN (("
                        + third
                        + ","
                        + fourth
                        + "), ("
                        + fourth
                        + ","
                        + third
                        + "))")
                .problem())
        .contains("was changed after it was sealed");
    assertThat(verdictAfter("DELETE FROM audit_seal WHERE entries @> " + third).problem())
        .contains("is missing or was changed");
    assertThat(
            verdictAfter("UPDATE audit_seal SET marks = '\\x00' WHERE entries @> " + third)
                .intact())
        .isFalse();
    assertThat(
            verdictAfter(
                    "INSERT INTO audit_entry VALUES (-1, now(), 'x', 'x', 'success', 'x', '{}')")
                .problem())
        .contains("put in beside the chain");
    for (String column : List.of("patient", "person", "task", "detail", "outcome")) {
      assertThat(
              verdictAfter("UPDATE audit_entry SET " + column + " = 'other' WHERE id = " + third)
                  .intact())
          .as(column)
          .isFalse();
    }
  }

  @Test
  void aHeadThatWasKeptShowsThatTheEndWasCutOff() {
    log.append(entry("cut-0"));
    sealer.seal();
    AuditChainVerifier.Head first = verifier.head();
    log.append(entry("cut-1"));
    sealer.seal();
    AuditChainVerifier.Head last = verifier.head();
    assertThat(verifier.verify(List.of(first), position -> {}).intact()).isTrue();
    assertThat(verifier.verify(List.of(first, last), position -> {}).intact()).isTrue();
    assertThat(AuditChainVerifier.Head.parse(last.text())).contains(last);
    QuarkusTransaction.begin();
    try (Connection connection = dataSource.getConnection();
        Statement s = connection.createStatement()) {
      s.execute("SET LOCAL session_replication_role = replica");
      s.execute(
          "DELETE FROM audit_entry WHERE id >= (SELECT min(lower(entries)) FROM audit_seal"
              + " WHERE position = "
              + last.position()
              + ")");
      s.execute("DELETE FROM audit_seal WHERE position = " + last.position());
      assertThat(verifier.verify(List.of(first, last), position -> {}).problem())
          .contains("cut off");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  @Test
  void whatIsShownIsInTheTrailAfterAMoment() throws SQLException {
    log.shown(List.of(entry("shown-1").about("p"), entry("shown-1").about("q")));
    log.settle();
    assertThat(
            number(
                "SELECT count(*) FROM audit_entry WHERE subject='shown-1' AND patient IN ('p','q')"))
        .isEqualTo(2);
    sealer.seal();
    assertThat(sealed("shown-1")).isTrue();
    assertThat(verifier.verify().problem()).isEmpty();
  }

  @Test
  void manyThatAreShownAreSealedAsTheDatabaseHasThem() throws SQLException {
    String odd = "shown \0 \\N \\. \t\n\r \u0007\u007f \ud800 é \ud83d\ude00 %";
    List<AuditEntry> entries =
        IntStream.range(0, 2500)
            .mapToObj(
                n ->
                    new AuditEntry(
                        "client/" + odd,
                        n % 2 == 0 ? "" : odd,
                        "read",
                        "success",
                        n % 3 == 0 ? null : "shown-many",
                        n % 5 == 0 ? null : odd + n,
                        n % 7 == 0 ? odd : null,
                        "{}"))
            .toList();
    long before = verifier.verify().sealed();
    log.shown(entries);
    log.settle();
    log.append(entry("between"));
    sealer.seal();
    AuditChainVerifier.Verdict verdict = verifier.verify();
    assertThat(verdict.problem()).isEmpty();
    assertThat(verdict.sealed()).isGreaterThanOrEqualTo(before + 2501);
  }

  @Test
  void whatIsSealedByItsWriterSettlesToo() {
    log.shown(IntStream.range(0, 200).mapToObj(n -> entry("settles-" + n)).toList());
    log.settle();
    sealer.seal();
    log.shown(IntStream.range(0, 200).mapToObj(n -> entry("settles-too-" + n)).toList());
    log.settle();
    sealer.seal();
    assertThat(verifier.verify().problem()).isEmpty();
    assertThat(verifier.verify().unsealed()).isLessThan(100);
  }

  /** What the verifier says of a change that only somebody who owns the database can make. */
  private AuditChainVerifier.Verdict verdictAfter(String change) {
    QuarkusTransaction.begin();
    try (Connection connection = dataSource.getConnection();
        Statement s = connection.createStatement()) {
      s.execute("SET LOCAL session_replication_role = replica");
      s.execute(change);
      return verifier.verify();
    } catch (SQLException e) {
      throw new IllegalStateException(change, e);
    } finally {
      QuarkusTransaction.rollback();
    }
  }

  private boolean sealed(String subject) throws SQLException {
    return number(
            "SELECT count(*) FROM audit_entry e JOIN audit_seal s ON s.entries @> e.id"
                + " WHERE e.subject = '"
                + subject
                + "'")
        > 0;
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static AuditEntry entry(String subject) {
    return new AuditEntry("client/audit-it", "test", "success", subject, Json.object());
  }

  private long count(String subject) throws SQLException {
    return number("SELECT count(*) FROM audit_entry WHERE subject='" + subject + "'");
  }

  private long number(String query) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  private void sql(String statement) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        Statement s = connection.createStatement()) {
      s.executeUpdate(statement);
    }
  }
}
