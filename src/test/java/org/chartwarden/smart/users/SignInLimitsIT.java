package org.chartwarden.smart.users;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.PasswordHashes;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Passwords are guessed at from one address only so often, and nobody shuts out a neighbour. */
@QuarkusTest
class SignInLimitsIT {

  private static final int MOST = 3;
  private static final Duration WINDOW = Duration.ofMinutes(15);
  private static final String RIGHT = "right horse";

  @Inject Accounts accounts;
  @Inject SignInLimits limits;
  @Inject AuditLog audit;
  @Inject Approvals approvals;
  @Inject DataSource source;
  @Inject Clock clock;

  private final String name = "limited-" + UUID.randomUUID();

  @BeforeEach
  void limit() {
    for (String one : List.of(name, name + "-other")) {
      accounts.save(new UserAccount(one, "Limited", "Practitioner/limited"), RIGHT);
    }
    QuarkusMock.installMockForInstance(fresh(), limits);
  }

  private SignInLimits fresh() {
    return new SignInLimits(accounts, MOST, WINDOW, audit, clock);
  }

  private static Response signIn(String name, String password, String browser) {
    return given()
        .redirects()
        .follow(false)
        .cookie("chartwarden_browser", browser)
        .header("X-Forwarded-For", "203.0.113." + Math.floorMod(UUID.randomUUID().hashCode(), 250))
        .formParams("to", "/", "name", name, "password", password)
        .post("/auth/page-sign-in");
  }

  private static void exhaust() {
    for (int i = 0; i < MOST; i++) {
      assertThat(signIn("nobody-" + UUID.randomUUID(), "wrong", "x").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void beyondTheLimitNoPasswordIsLookedAt() {
    Instant begin = clock.instant();
    exhaust();
    for (String password : List.of("wrong", RIGHT)) {
      Response refused = signIn(name, password, "x");
      assertThat(refused.statusCode()).isEqualTo(429);
      assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 301);
      assertThat(refused.header("Cache-Control")).contains("no-store");
      assertThat(refused.header("X-Frame-Options")).isEqualTo("DENY");
      assertThat(refused.asString()).contains("Too many wrong passwords");
      assertThat(refused.cookie("chartwarden_session")).isNull();
    }
    assertThat(
            new Database(source)
                .list(
                    "SELECT detail FROM audit_entry WHERE action = 'sign-in' AND outcome ="
                        + " 'refused' AND recorded_at >= ? AND detail LIKE '%too-many-failures%'",
                    row -> row.getString(1), begin))
        .as("told once")
        .hasSize(1)
        .allMatch(detail -> detail.contains("\"of\":\"address\""));
  }

  @Test
  void aBrowserThatIsKnownLetsItsAccountIn() {
    Response first = signIn(name, RIGHT, "x");
    assertThat(first.statusCode()).isEqualTo(303);
    String browser = first.cookie("chartwarden_browser");
    assertThat(first.headers().getValues("Set-Cookie"))
        .anyMatch(
            cookie ->
                cookie.startsWith("chartwarden_browser=")
                    && cookie.contains("HttpOnly")
                    && cookie.contains("SameSite=Lax")
                    && cookie.contains("Path=/auth"));
    exhaust();
    assertThat(signIn(name, RIGHT, browser).statusCode()).isEqualTo(303);
    assertThat(signIn(name, "wrong", browser).statusCode()).isEqualTo(401);
    assertThat(signIn(name + "-other", RIGHT, browser).statusCode()).isEqualTo(429);
    assertThat(signIn(name, RIGHT, browser + "x").statusCode()).isEqualTo(429);
  }

  @Test
  void whoSignsInCostsNothing() {
    for (int i = 0; i < 2 * MOST; i++) {
      assertThat(signIn(name, RIGHT, "x").statusCode()).isEqualTo(303);
    }
  }

  @Test
  void otherNetworksAreCountedApart() {
    SignInLimits own = fresh();
    for (int i = 0; i < MOST; i++) {
      own.signIn("nobody", "wrong", "2001:db8:1:2::" + i, Optional.empty());
    }
    assertThat(own.signIn(name, RIGHT, "2001:db8:1:2:9::1", Optional.empty()).pause()).isPresent();
    assertThat(own.signIn(name, RIGHT, "2001:db8:1:3::1", Optional.empty()).user()).isPresent();
    assertThat(own.signIn(name, RIGHT, "192.0.2.7", Optional.empty()).user()).isPresent();
  }

  @Test
  void manyAtOnceAreNoMoreThanOneAfterTheOther() {
    SignInLimits own = fresh();
    long lookedAt =
        IntStream.range(0, 4 * MOST)
            .mapToObj(
                n ->
                    CompletableFuture.supplyAsync(
                        () -> own.signIn("nobody", "wrong", "192.0.2.8", Optional.empty())))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .filter(outcome -> outcome.pause().isEmpty())
            .count();
    assertThat(lookedAt).isEqualTo(MOST);
  }

  @Test
  void aNewPasswordEndsWhatCameOfTheOldOne() {
    String session = signIn(name, RIGHT, "x").cookie("chartwarden_session");
    assertThat(launchPage(session)).isEqualTo(200);
    String approved = approvalOf(name);
    String others = approvalOf(name + "-other");
    accounts.save(new UserAccount(name, "Limited", "Practitioner/limited"), "another horse");
    assertThat(launchPage(session)).isEqualTo(303);
    assertThat(approvals.find(approved)).isEmpty();
    assertThat(approvals.find(others)).isPresent();
  }

  private String approvalOf(String user) {
    String id = UUID.randomUUID().toString();
    approvals.save(
        new Approval(
            id,
            "app",
            Optional.of(user),
            Optional.empty(),
            Optional.empty(),
            ScopeSet.read("user/*.rs"),
            Optional.empty(),
            Optional.empty(),
            Json.object()));
    return id;
  }

  /** Somebody whose old password was found right before the new one is there. */
  @Test
  void nobodySignsInByAPasswordThatIsJustReplaced() throws SQLException {
    CompletableFuture<Optional<UserAccount>> late;
    try (Connection replacing = source.getConnection()) {
      replacing.setAutoCommit(false);
      try (PreparedStatement update =
          replacing.prepareStatement("UPDATE smart_user SET password = ? WHERE name = ?")) {
        update.setString(1, PasswordHashes.hash("another horse"));
        update.setString(2, name);
        assertThat(update.executeUpdate()).isEqualTo(1);
      }
      late = CompletableFuture.supplyAsync(() -> accounts.signIn(name, RIGHT));
      await().atMost(Duration.ofSeconds(20)).until(this::somebodyWaitsForTheAccount);
      replacing.commit();
      replacing.setAutoCommit(true);
    }
    assertThat(late.join()).isEmpty();
    assertThat(accounts.signIn(name, "another horse")).isPresent();
  }

  private boolean somebodyWaitsForTheAccount() {
    return new Database(source)
        .one(
            "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                + " AND query LIKE 'UPDATE smart_user SET failures%'",
            row -> true)
        .isPresent();
  }

  private static int launchPage(String session) {
    return given()
        .redirects()
        .follow(false)
        .cookie("chartwarden_session", session)
        .get("/auth/launch")
        .statusCode();
  }
}
