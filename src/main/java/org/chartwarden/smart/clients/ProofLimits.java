package org.chartwarden.smart.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.CallerNetwork;
import org.chartwarden.smart.FailureBudget;
import org.chartwarden.smart.FailureBudgets;

/**
 * Bounds how often somebody may fail to prove that they are a client: the secret of each client is
 * guessed at only so often, and from each address comes only so much, whatever the client. Beyond
 * that nothing is compared any more. A signature cannot be guessed, so that those that do not hold
 * are counted for their address alone: a client with keys is shut out by nobody who sends nonsense
 * in its name.
 *
 * <p>Where a client proved itself lately its failures are counted apart, and those of its address
 * do not count against it: neither somebody elsewhere nor a neighbour behind the same address shuts
 * it out, unless the neighbour guesses at this very client. Elsewhere a guess counts before it is
 * known how it ends: many at once are no more than one after the other. What could not be checked
 * at all is no failure. Names that are no client's are counted like those that are. Each process
 * counts for itself.
 */
@ApplicationScoped
class ProofLimits {

  private static final int MOST_PROVEN = 20_000;
  private static final int LONGEST_ID = 200;

  /** How long a client is known where it proved itself, counted from the last time. */
  static final Duration PROVEN = Duration.ofDays(7);

  private final int ofClients;
  private final int ofAddresses;
  private final ClientStore clients;
  private final Clock clock;
  private final FailureBudgets<Place> budgets;
  private final Cache<Place, Boolean> proven;

  @Inject
  ProofLimits(AuthorizationConfig config, ClientStore clients, AuditLog audit, Clock clock) {
    this(
        config.clientFailures(),
        config.addressFailures(),
        config.failureWindow(),
        clients,
        audit,
        clock);
  }

  ProofLimits(
      int ofClients,
      int ofAddresses,
      Duration window,
      ClientStore clients,
      AuditLog audit,
      Clock clock) {
    this.clients = clients;
    this.ofClients = ofClients;
    this.ofAddresses = ofAddresses;
    this.clock = clock;
    this.budgets = new FailureBudgets<>(window, audit, clock);
    this.proven =
        Caffeine.newBuilder()
            .maximumSize(MOST_PROVEN)
            .expireAfterWrite(PROVEN)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /** How a client proves itself. */
  enum Proof {
    /** Something that it knows, at which others may guess. */
    SECRET,
    /** Something that it signed. */
    SIGNATURE
  }

  /** What is counted together: a client anywhere, an address whatever the client, or both. */
  private record Place(Optional<String> client, Optional<String> network) {}

  /**
   * Does what checks the proof of a client, unless too many failed.
   *
   * @param id what the request says of who it is
   * @param address from which it came
   * @param check throws {@link ClientProblem} when the proof does not hold
   * @throws ClientProblem with status 429 when nothing is checked now
   */
  RegisteredClient within(
      String id, String address, Proof proof, Supplier<RegisteredClient> check) {
    Optional<String> client =
        Optional.of(id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id);
    Optional<String> network = Optional.of(CallerNetwork.of(address));
    Place here = new Place(client, network);
    boolean known = proven.getIfPresent(here) != null;
    Instant now = clock.instant();
    Place place = new Place(Optional.empty(), network);
    FailureBudget ofAddress = budgets.of(place, ofAddresses);
    if (!known) {
      require(ofAddress.pause(now), place);
    }
    Optional<FailureBudget> ofClient = Optional.empty();
    if (proof == Proof.SECRET) {
      Place counted = known ? here : new Place(client, Optional.empty());
      FailureBudget guesses = budgets.of(counted, ofClients);
      require(known ? guesses.pause(now) : guesses.tryTake(now), counted);
      ofClient = Optional.of(guesses);
    }
    boolean disproved = false;
    try {
      RegisteredClient found = check.get();
      proven.put(here, true);
      return found;
    } catch (ClientProblem e) {
      disproved = e.disproved();
      throw e;
    } finally {
      if (disproved) {
        ofAddress.take(now);
        ofClient.filter(guesses -> known).ifPresent(guesses -> guesses.take(now));
      } else {
        ofClient.filter(guesses -> !known).ifPresent(FailureBudget::giveBack);
      }
    }
  }

  private void require(Optional<Duration> pause, Place place) {
    if (pause.isPresent()) {
      String client = place.client().filter(id -> clients.find(id).isPresent()).orElse("unknown");
      String what = place.client().isEmpty() ? "address" : "client";
      budgets.tellOnce(place, "client/" + client, what);
      throw ClientProblem.tooManyFailures(pause.get());
    }
  }
}
