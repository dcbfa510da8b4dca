package org.chartwarden.smart.clients;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Database;
import org.chartwarden.smart.CallerNetwork;
import org.chartwarden.smart.PasswordHashes;
import org.chartwarden.smart.clients.ProofLimits.Proof;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.Test;

/** Guesses at who a client is are few. */
@QuarkusTest
class ProofLimitsIT {

  private static final int MOST = 3;
  private static final String SECRET = "right horse";
  private static final Duration WINDOW = Duration.ofMinutes(15);

  @Inject ClientStore clients;
  @Inject ProofLimits limits;
  @Inject AuditLog audit;
  @Inject DataSource source;
  @Inject Clock clock;

  private final String app = "limited-" + UUID.randomUUID();

  private RegisteredClient client(String id) {
    RegisteredClient client =
        new RegisteredClient(
            id,
            id,
            ClientKind.SECRET,
            Optional.of(PasswordHashes.hash(SECRET)),
            Optional.empty(),
            Optional.empty(),
            List.of("https://app.example/back"),
            Optional.empty(),
            ScopeSet.read("patient/*.rs"),
            Set.of("authorization_code"));
    clients.save(client);
    return client;
  }

  private void limit(int ofClients, int ofAddresses) {
    QuarkusMock.installMockForInstance(
        new ProofLimits(ofClients, ofAddresses, WINDOW, clients, audit, clock), limits);
  }

  private static Response ask(String place, String id, String secret) {
    return given()
        .auth()
        .preemptive()
        .basic(id, secret)
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("token", "x")
        .formParam("grant_type", "authorization_code")
        .formParam("code", "x")
        .formParam("redirect_uri", "https://app.example/back")
        .post("/auth/" + place);
  }

  @Test
  void guessesOfASecretAreFewAtEveryEndpoint() {
    limit(MOST, 1000);
    client(app);
    String nobody = "nobody-" + UUID.randomUUID();
    for (String id : List.of(app, nobody)) {
      for (String place : List.of("token", "introspect", "revoke")) {
        assertThat(ask(place, id, "wrong").statusCode()).as(place).isEqualTo(401);
      }
      for (String place : List.of("token", "introspect", "revoke")) {
        Response refused = ask(place, id, SECRET);
        assertThat(refused.statusCode()).as("%s of %s", place, id).isEqualTo(429);
        assertThat(refused.jsonPath().getString("error")).isEqualTo("temporarily_unavailable");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 300);
        assertThat(refused.header("Cache-Control")).contains("no-store");
      }
    }
    String other = app + "-other";
    client(other);
    assertThat(ask("introspect", other, SECRET).statusCode()).isEqualTo(200);
    assertThat(
            new Database(source)
                .list(
                    "SELECT 1 FROM audit_entry WHERE actor = ? AND outcome = 'refused'",
                    row -> true,
                    "client/" + app))
        .as("told once")
        .hasSize(1);
  }

  @Test
  void anAddressGuessesAtAllClientsTogether() {
    limit(1000, MOST);
    client(app);
    for (int i = 0; i < MOST; i++) {
      assertThat(ask("token", "guess-" + i, "wrong").statusCode()).isEqualTo(401);
    }
    assertThat(ask("introspect", app, SECRET).statusCode()).isEqualTo(429);
  }

  @Test
  void whoProvedItselfIsNotShutOutFromElsewhere() {
    ProofLimits some = new ProofLimits(MOST, 1000, WINDOW, clients, audit, clock);
    RegisteredClient client = client(app);
    some.within(app, "192.0.2.1", Proof.SECRET, () -> client);
    for (int i = 0; i < MOST; i++) {
      refused(some, "192.0.2." + (10 + i), "invalid_client");
    }
    refused(some, "192.0.2.99", "temporarily_unavailable");
    assertThat(some.within(app, "192.0.2.1", Proof.SECRET, () -> client)).isEqualTo(client);
    for (int i = 0; i < MOST; i++) {
      refused(some, "192.0.2.1", "invalid_client");
    }
    refused(some, "192.0.2.1", "temporarily_unavailable");
  }

  private void refused(ProofLimits some, String address, String error) {
    refused(some, address, Proof.SECRET, error);
  }

  private void refused(ProofLimits some, String address, Proof proof, String error) {
    Supplier<RegisteredClient> wrong =
        () -> {
          throw ClientProblem.notAuthenticated("wrong");
        };
    assertThatExceptionOfType(ClientProblem.class)
        .isThrownBy(() -> some.within(app, address, proof, wrong))
        .satisfies(problem -> assertThat(problem.error().getCode()).isEqualTo(error));
  }

  @Test
  void manyAtOnceAreNoMoreThanOneAfterTheOther() throws Exception {
    ProofLimits some = new ProofLimits(MOST, 1000, WINDOW, clients, audit, clock);
    AtomicInteger checked = new AtomicInteger();
    CountDownLatch begun = new CountDownLatch(MOST);
    Supplier<RegisteredClient> slow =
        () -> {
          checked.incrementAndGet();
          begun.countDown();
          throw ClientProblem.notAuthenticated("wrong");
        };
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 50; i++) {
        String address = "192.0.2." + i;
        all.add(
            threads.submit(
                () ->
                    assertThatExceptionOfType(ClientProblem.class)
                        .isThrownBy(() -> some.within(app, address, Proof.SECRET, slow))));
      }
    }
    for (Future<?> one : all) {
      one.get();
    }
    begun.await();
    assertThat(checked).hasValue(MOST);
  }

  @Test
  void aClientIsKnownWhileItGoesOnProvingItself() {
    AtomicReference<Instant> now = new AtomicReference<>(clock.instant());
    Clock moved =
        new Clock() {
          @Override
          public ZoneId getZone() {
            return clock.getZone();
          }

          @Override
          public Clock withZone(ZoneId zone) {
            return this;
          }

          @Override
          public Instant instant() {
            return now.get();
          }
        };
    ProofLimits some = new ProofLimits(MOST, 1000, WINDOW, clients, audit, moved);
    RegisteredClient client = client(app);
    for (int day = 0; day < 10; day++) {
      now.updateAndGet(time -> time.plus(Duration.ofDays(1)));
      assertThat(some.within(app, "192.0.2.1", Proof.SECRET, () -> client)).isEqualTo(client);
    }
    for (int i = 0; i < MOST; i++) {
      refused(some, "192.0.2." + (10 + i), "invalid_client");
    }
    refused(some, "192.0.2.99", "temporarily_unavailable");
    assertThat(some.within(app, "192.0.2.1", Proof.SECRET, () -> client)).isEqualTo(client);
    now.updateAndGet(time -> time.plus(ProofLimits.PROVEN));
    for (int i = 0; i < MOST; i++) {
      refused(some, "192.0.2." + (10 + i), "invalid_client");
    }
    refused(some, "192.0.2.1", "temporarily_unavailable");
  }

  @Test
  void signaturesThatDoNotHoldShutNoClientOut() {
    ProofLimits some = new ProofLimits(MOST, 1000, WINDOW, clients, audit, clock);
    RegisteredClient client = client(app);
    for (int i = 0; i < 5 * MOST; i++) {
      refused(some, "192.0.2." + i, Proof.SIGNATURE, "invalid_client");
    }
    assertThat(some.within(app, "192.0.2.99", Proof.SIGNATURE, () -> client)).isEqualTo(client);
    ProofLimits few = new ProofLimits(1000, MOST, WINDOW, clients, audit, clock);
    for (int i = 0; i < MOST; i++) {
      refused(few, "192.0.2.1", Proof.SIGNATURE, "invalid_client");
    }
    refused(few, "192.0.2.1", Proof.SIGNATURE, "temporarily_unavailable");
  }

  @Test
  void whatCouldNotBeCheckedDoesNotCount() {
    ProofLimits some = new ProofLimits(MOST, MOST, WINDOW, clients, audit, clock);
    RegisteredClient client = client(app);
    for (Proof proof : List.of(Proof.SECRET, Proof.SIGNATURE, Proof.SECRET, Proof.SECRET)) {
      assertThatExceptionOfType(ClientProblem.class)
          .isThrownBy(
              () ->
                  some.within(
                      app,
                      "192.0.2.1",
                      proof,
                      () -> {
                        throw ClientProblem.notChecked("away");
                      }))
          .satisfies(problem -> assertThat(problem.error().getCode()).isEqualTo("invalid_client"));
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  some.within(
                      app,
                      "192.0.2.1",
                      Proof.SECRET,
                      () -> {
                        throw new IllegalStateException("the database is away");
                      }));
    }
    assertThat(some.within(app, "192.0.2.1", Proof.SECRET, () -> client)).isEqualTo(client);
  }

  @Test
  void whoProvedItselfIsNotShutOutByItsNeighbours() {
    ProofLimits some = new ProofLimits(1000, MOST, WINDOW, clients, audit, clock);
    RegisteredClient client = client(app);
    some.within(app, "192.0.2.1", Proof.SECRET, () -> client);
    for (int i = 0; i < MOST; i++) {
      String invented = "invented-" + i;
      assertThatExceptionOfType(ClientProblem.class)
          .isThrownBy(
              () ->
                  some.within(
                      invented,
                      "192.0.2.1",
                      Proof.SECRET,
                      () -> {
                        throw ClientProblem.notAuthenticated("wrong");
                      }));
    }
    assertThatExceptionOfType(ClientProblem.class)
        .isThrownBy(() -> some.within("new", "192.0.2.1", Proof.SECRET, () -> client))
        .satisfies(
            problem -> assertThat(problem.error().getCode()).isEqualTo("temporarily_unavailable"));
    assertThat(some.within(app, "192.0.2.1", Proof.SECRET, () -> client)).isEqualTo(client);
  }

  @Test
  void anAddressOfIpv6StandsForItsNetwork() {
    assertThat(CallerNetwork.of("2001:db8:1:2:3:4:5:6"))
        .isEqualTo("2001:db8:1:2::/64")
        .isEqualTo(CallerNetwork.of("2001:db8:1:2::1"))
        .isNotEqualTo(CallerNetwork.of("2001:db8:1:3::1"));
    assertThat(CallerNetwork.of("192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(CallerNetwork.of("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(CallerNetwork.of("::ffff:c000:202"))
        .isEqualTo("192.0.2.2")
        .isNotEqualTo(CallerNetwork.of("::ffff:192.0.2.1"));
    assertThat(CallerNetwork.of("")).isEmpty();
  }
}
