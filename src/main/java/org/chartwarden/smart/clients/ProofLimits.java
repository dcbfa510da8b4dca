package org.chartwarden.smart.clients;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.netty.util.NetUtil;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AuthorizationConfig;

/**
 * Bounds how often somebody may fail to prove that they are a client: each client is guessed at
 * only so often, and so is from each address, whatever the client. Beyond that nothing is compared
 * any more.
 *
 * <p>Where a client proved itself lately its failures are counted apart, so that nobody elsewhere
 * can shut it out. Elsewhere an attempt counts before it is known how it ends: many at once are no
 * more than one after the other. Names that are no client's are counted like those that are. Each
 * process counts for itself.
 */
@ApplicationScoped
class ProofLimits {

  private static final int MOST_COUNTED = 100_000;
  private static final int MOST_PROVEN = 20_000;
  private static final int LONGEST_ID = 200;
  private static final int IPV6_BYTES = 16;
  private static final int IPV6_NETWORK = 8;
  private static final Duration PROVEN = Duration.ofHours(24);

  private final int ofClients;
  private final int ofAddresses;
  private final Duration window;
  private final ClientStore clients;
  private final AuditLog audit;
  private final Clock clock;
  private final Cache<Place, FailureBudget> budgets;
  private final Cache<Place, Boolean> proven =
      Caffeine.newBuilder().maximumSize(MOST_PROVEN).expireAfterWrite(PROVEN).build();
  private final Cache<Place, Boolean> told;

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
    this.window = window;
    this.audit = audit;
    this.clock = clock;
    this.budgets =
        Caffeine.newBuilder().maximumSize(MOST_COUNTED).expireAfterAccess(window).build();
    this.told = Caffeine.newBuilder().maximumSize(MOST_COUNTED).expireAfterWrite(window).build();
  }

  /** What is counted together: a client, an address, or a client at an address. */
  private record Place(String client, String address) {}

  /**
   * Does what checks the proof of a client, unless too many failed.
   *
   * @param id what the request says of who it is
   * @param address from which it came
   * @param check throws {@link ClientProblem} when the proof does not hold
   * @throws ClientProblem with status 429 when nothing is checked now
   */
  RegisteredClient within(String id, String address, Supplier<RegisteredClient> check) {
    String client = id.length() > LONGEST_ID ? id.substring(0, LONGEST_ID) : id;
    String network = network(address);
    Place here = new Place(client, network);
    boolean known = proven.getIfPresent(here) != null;
    Place counted = known ? here : new Place(client, "");
    FailureBudget ofClient = budget(counted, ofClients);
    Place place = new Place("", network);
    FailureBudget ofAddress = budget(place, ofAddresses);
    Instant now = clock.instant();
    require(ofAddress.pause(now), place);
    require(known ? ofClient.pause(now) : ofClient.tryTake(now), counted);
    try {
      RegisteredClient found = check.get();
      if (!known) {
        ofClient.giveBack();
        proven.put(here, true);
      }
      return found;
    } catch (ClientProblem e) {
      ofAddress.take(now);
      if (known) {
        ofClient.take(now);
      }
      throw e;
    }
  }

  private FailureBudget budget(Place place, int most) {
    return budgets.get(place, any -> new FailureBudget(most, window, clock.instant()));
  }

  private void require(Optional<Duration> pause, Place place) {
    if (pause.isPresent()) {
      if (told.asMap().putIfAbsent(place, true) == null) {
        audit.appendApart(
            new AuditEntry(
                "client/" + (clients.find(place.client()).isPresent() ? place.client() : "unknown"),
                "sign-in",
                AuditEntry.REFUSED,
                "",
                Json.object()
                    .put("why", "too-many-failures")
                    .put("of", place.client().isEmpty() ? "address" : "client")));
      }
      throw ClientProblem.tooManyFailures(pause.get());
    }
  }

  /** An IPv6 address stands for its network of 64 bits, in which one machine may have them all. */
  static String network(String address) {
    byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
    return bytes != null && bytes.length == IPV6_BYTES
        ? HexFormat.of().formatHex(bytes, 0, IPV6_NETWORK)
        : address;
  }
}
