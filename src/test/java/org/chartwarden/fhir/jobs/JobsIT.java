package org.chartwarden.fhir.jobs;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.DecoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approvals;
import org.chartwarden.testing.smart.ApprovedGrant;
import org.junit.jupiter.api.Test;

@QuarkusTest
class JobsIT {

  private static final AccessContext CLIENT = AccessContext.client("http");
  private static final RestAssuredConfig RAW =
      RestAssuredConfig.config().decoderConfig(DecoderConfig.decoderConfig().noContentDecoders());

  @Inject Jobs jobs;
  @Inject CountingJobKind counting;
  @Inject DataSource source;
  @Inject Approvals approvals;

  private String submit(ObjectNode request) {
    return jobs.submit(CLIENT, CountingJobKind.NAME, request, "http://test/$count", id -> {});
  }

  private static ObjectNode steps(int steps, int pause) {
    return Json.object().put("steps", steps).put("pause", pause);
  }

  private static Response status(String id) {
    return given().get("/fhir/_jobs/" + id);
  }

  private static Response awaitStatus(String id, int status) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(() -> status(id), response -> response.statusCode() == status);
  }

  private static String lines(int count) {
    return IntStream.range(0, count).mapToObj(n -> n + " åäö\n").collect(Collectors.joining());
  }

  private int sql(String statement, Object... arguments) {
    return new Database(source).run(statement, arguments);
  }

  private long count(String query, Object... arguments) {
    return new Database(source).one(query, row -> row.getLong(1), arguments).orElseThrow();
  }

  @Test
  void endsWhenTheApprovalOfItsTokenIsRevoked() {
    String client = "revoked-job-" + System.nanoTime();
    Grant granted = ApprovedGrant.of(approvals, client, "system/*.rs");
    String id =
        jobs.submit(
            AccessContext.of(granted),
            CountingJobKind.NAME,
            steps(3000, 10),
            "http://test/$count",
            job -> {});
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> count("SELECT done FROM fhir_job WHERE id = ?", id) > 0);
    approvals.revoke(client);
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                count(
                        "SELECT count(*) FROM fhir_job WHERE id = ? AND state = 'failed'"
                            + " AND problem_status = 403 AND problem LIKE '%approval-revoked%'",
                        id)
                    == 1);
    assertThat(count("SELECT done FROM fhir_job WHERE id = ?", id)).isLessThan(3000);
  }

  @Test
  void runsToTheEndAndHandsOutItsFile() throws IOException {
    String id = submit(steps(30, 20));
    Response running = status(id);
    running.then().statusCode(202).header("Retry-After", "1").header("X-Progress", notNullValue());
    Response done = awaitStatus(id, 200);
    done.then().contentType("application/json").header("Expires", containsString("GMT"));
    assertThat(done.jsonPath().getInt("steps")).isEqualTo(30);

    String file = done.jsonPath().getString("output");
    String expected = lines(30);
    byte[] bytes = expected.getBytes(StandardCharsets.UTF_8);
    assertThat(given().config(RAW).get(file).asByteArray()).isEqualTo(bytes);
    Response gzip = given().config(RAW).header("Accept-Encoding", "gzip").get(file);
    gzip.then().header("Content-Encoding", "gzip").header("Vary", "Accept-Encoding");
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip.asByteArray()))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    for (int[] range :
        new int[][] {{0, 0}, {3, 30}, {7, bytes.length - 1}, {bytes.length - 1, 0}}) {
      int last = Math.max(range[0], range[1]);
      Response part =
          given().config(RAW).header("Range", "bytes=" + range[0] + "-" + last).get(file);
      part.then()
          .statusCode(206)
          .header("Content-Range", "bytes " + range[0] + "-" + last + "/" + bytes.length);
      assertThat(part.asByteArray())
          .isEqualTo(java.util.Arrays.copyOfRange(bytes, range[0], last + 1));
    }
    given().header("Range", "bytes=9999-").get(file).then().statusCode(416);
    given()
        .config(RAW)
        .header("Range", "bytes=1-2")
        .header("If-Range", "\"another\"")
        .get(file)
        .then()
        .statusCode(200);
    given().head(file).then().statusCode(200).header("Accept-Ranges", "bytes");
    given().post(file).then().statusCode(405);
    given()
        .get(file + "x")
        .then()
        .statusCode(404)
        .body("resourceType", equalTo("OperationOutcome"));
  }

  @Test
  void cancellingStopsTheRunAndRemovesWhatItWrote() {
    String id = submit(steps(1000, 20));
    Awaitility.await().until(() -> status(id).header("X-Progress").contains("counting"));
    given().delete("/fhir/_jobs/" + id).then().statusCode(202);
    status(id).then().statusCode(404).body("issue[0].diagnostics", containsString("cancelled"));
    given().delete("/fhir/_jobs/" + id).then().statusCode(404);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> count("SELECT count(*) FROM fhir_job WHERE id = ?", id) == 0);
    assertThat(count("SELECT count(*) FROM fhir_job_file WHERE job = ?", id)).isZero();
    int begun = counting.begun.get();
    Awaitility.await()
        .during(Duration.ofMillis(300))
        .atMost(Duration.ofSeconds(5))
        .until(() -> counting.begun.get() <= begun + 1);
  }

  @Test
  void anotherRunGoesOnWhereADeadOneStoppedAndNothingIsWrittenTwice() {
    String id = submit(steps(60, 20));
    Awaitility.await().until(() -> status(id).header("X-Progress").contains("counting"));
    assertThat(
            sql("UPDATE fhir_job SET lease_owner = 'gone-' || id WHERE id = ? AND attempt = 1", id))
        .isEqualTo(1);
    Response done = awaitStatus(id, 200);
    assertThat(count("SELECT attempt FROM fhir_job WHERE id = ?", id)).isEqualTo(2);
    assertThat(given().get(done.jsonPath().getString("output")).asByteArray())
        .isEqualTo(lines(60).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aPassingFailureIsTriedAgain() {
    String id = submit(steps(5, 1).put("stumble", 3));
    Response done = awaitStatus(id, 200);
    assertThat(given().get(done.jsonPath().getString("output")).asByteArray())
        .isEqualTo(lines(5).getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void failsWhenEveryAttemptWasInterrupted() {
    String id = submit(steps(1000, 20));
    Awaitility.await().until(() -> status(id).header("X-Progress").contains("counting"));
    sql("UPDATE fhir_job SET lease_owner = 'gone-' || id, attempt = 5 WHERE id = ?", id);
    awaitStatus(id, 500)
        .then()
        .body("issue[0].details.coding[0].code", equalTo("interrupted"))
        .header("Expires", notNullValue());
  }

  @Test
  void aRefusalOfTheKindIsTheAnswer() {
    String id = submit(Json.object().put("refuse", true));
    awaitStatus(id, 422).then().body("issue[0].details.coding[0].code", equalTo("test-refused"));
  }

  @Test
  void anExpiredJobIsGone() {
    String id = submit(steps(1, 1));
    awaitStatus(id, 200);
    sql("UPDATE fhir_job SET expires_at = now() - interval '1 second' WHERE id = ?", id);
    awaitStatus(id, 404);
    assertThat(count("SELECT count(*) FROM fhir_job_file WHERE job = ?", id)).isZero();
  }

  @Test
  void onlyItsRequesterSeesAJob() {
    AccessContext bound = CLIENT.boundTo(Set.of("p1"));
    String mine = submit(steps(1, 1));
    String ofBound =
        jobs.submit(bound, CountingJobKind.NAME, steps(1, 1), "http://test/$count", id -> {});
    for (AccessContext other :
        new AccessContext[] {AccessContext.client("other"), AccessContext.system("test"), bound}) {
      assertThatThrownBy(() -> jobs.require(other, mine))
          .isInstanceOfSatisfying(
              FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(404));
      assertThatThrownBy(() -> jobs.cancel(other, mine)).isInstanceOf(FhirProblem.class);
    }
    assertThat(jobs.require(bound, ofBound).who()).isEqualTo(bound);
    assertThatThrownBy(() -> jobs.require(CLIENT.boundTo(Set.of("p2")), ofBound))
        .isInstanceOf(FhirProblem.class);
  }

  @Test
  void aJobOfATokenBelongsToItsClientAndUserAndKeepsWhatItGrants() {
    AccessContext owner = token("app", "Practitioner/a", "user/*.rs");
    String id =
        jobs.submit(owner, CountingJobKind.NAME, steps(1, 1), "http://test/$count", made -> {});

    assertThat(jobs.require(owner, id).who()).isEqualTo(owner);
    AccessContext later = token("app", "Practitioner/a", "user/Patient.rs");
    assertThat(jobs.require(later, id).who().grant()).isEqualTo(owner.grant());
    for (AccessContext other :
        new AccessContext[] {
          token("app", "Practitioner/b", "user/*.rs"),
          token("app", null, "system/*.cruds"),
          token("other", "Practitioner/a", "user/*.rs"),
          AccessContext.client("app")
        }) {
      assertThatThrownBy(() -> jobs.require(other, id))
          .isInstanceOfSatisfying(
              FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(404));
      assertThatThrownBy(() -> jobs.cancel(other, id)).isInstanceOf(FhirProblem.class);
      assertThat(jobs.of(other, CountingJobKind.NAME)).noneMatch(job -> job.id().equals(id));
    }
  }

  private static AccessContext token(String client, String user, String scopes) {
    return AccessContext.of(
        new Grant(
            client,
            "t",
            Optional.ofNullable(user),
            ScopeSet.read(scopes),
            Optional.empty(),
            Optional.empty()));
  }

  @Test
  void refusesMoreThanTheStoreHolds() {
    String some = "flood-" + System.nanoTime() + "-";
    sql(
        "INSERT INTO fhir_job (id, kind, request, url, actor, read_only, state, created_at,"
            + " not_before) SELECT ? || n, 'nobody-runs-it', '{}', '', 'x', false, 'accepted',"
            + " now(), now() FROM generate_series(1, 100) n",
        some);
    try {
      assertThatThrownBy(() -> submit(steps(1, 1)))
          .isInstanceOfSatisfying(
              FhirProblem.class, problem -> assertThat(problem.status()).isEqualTo(429));
    } finally {
      sql("DELETE FROM fhir_job WHERE kind = 'nobody-runs-it'");
    }
  }

  @Test
  void wrongPathsAndMethodsAreAnsweredAsFhir() {
    given()
        .get("/fhir/_jobs")
        .then()
        .statusCode(404)
        .body("resourceType", equalTo("OperationOutcome"));
    given().get("/fhir/_jobs/nothing").then().statusCode(404);
    given().put("/fhir/_jobs/nothing").then().statusCode(405);
    given().get("/fhir/_jobs/a/b/c/d").then().statusCode(404);
    given().get("/fhir/_jobs/%00").then().statusCode(404);
  }
}
