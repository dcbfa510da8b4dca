package org.chartwarden.smart.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long published keys are kept. */
class ClientKeysTest {

  @ParameterizedTest
  @CsvSource({
    "'max-age=60', 60",
    "'public, max-age=0', 0",
    "'MAX-AGE = 7, must-revalidate', 7",
    "'max-age=86400', 300",
    "'no-store', 0",
    "'private, no-cache', 0",
    "'no-cache=\"Set-Cookie\"', 0",
    "'public', 300",
    "'max-age=nonsense', 300",
    "'', 300"
  })
  void isToldByTheHeader(String header, int seconds) {
    assertThat(ClientKeys.kept(header)).isEqualTo(Duration.ofSeconds(seconds));
  }

  /** A clock that shows what a test says. */
  private static final class MovedClock extends Clock {
    private final Instant[] now;

    MovedClock(Instant[] now) {
      this.now = now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now[0];
    }
  }

  @Test
  void isFiveMinutesWithoutOne() {
    assertThat(ClientKeys.kept(null)).isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void asksOnceForManyThatCome() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    String set = new JWKSet(new ECKeyGenerator(Curve.P_384).keyID("k").generate()).toString();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    CountDownLatch waiting = new CountDownLatch(20);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          await(waiting);
          byte[] body = set.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ClientKeys keys = new ClientKeys(Clock.systemUTC());
      RegisteredClient client =
          published("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      List<Future<List<JWK>>> all = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        all.add(
            threads.submit(
                () -> {
                  waiting.countDown();
                  return keys.find(client, "k");
                }));
      }
      for (Future<List<JWK>> one : all) {
        assertThat(one.get()).hasSize(1);
      }
      assertThat(asked).hasValue(1);
    } finally {
      server.stop(0);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static RegisteredClient published(String address) {
    return new RegisteredClient(
        "c",
        "c",
        ClientKind.KEY,
        Optional.empty(),
        Optional.empty(),
        Optional.of(URI.create(address)),
        List.of(),
        Optional.empty(),
        ScopeSet.read(""),
        Set.of());
  }

  @Test
  void asksAnAddressThatFailedOnlyAfterAPause() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          exchange.sendResponseHeaders(503, -1);
          exchange.close();
        });
    server.start();
    try {
      Instant[] now = {Instant.parse("2026-01-01T00:00:00Z")};
      ClientKeys keys = new ClientKeys(new MovedClock(now));
      RegisteredClient client =
          published("http://127.0.0.1:" + server.getAddress().getPort() + "/");
      for (int seconds : List.of(0, 1, 4, 6)) {
        now[0] = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds);
        assertThatThrownBy(() -> keys.find(client, "k")).isInstanceOf(ClientProblem.class);
      }
      assertThat(asked).hasValue(2);
    } finally {
      server.stop(0);
    }
  }
}
