package org.chartwarden.fhir.subscriptions;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.tokens.Approvals;

/**
 * The turn of one subscription: everything that is to be sent for it now, one after the other, by
 * the one holder of its lease. What was taken is written down before the next is sent, so a crash
 * repeats one notification and loses none.
 */
@ApplicationScoped
class Delivery {

  private static final int TURN = 50;
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final SubscriptionStore store;
  private final EventStore events;
  private final SubscriptionStatus status;
  private final Messages messages;
  private final HookClient hooks;
  private final SubscriptionSockets sockets;
  private final Approvals approvals;
  private final SubscriptionConfig config;
  private final Clock clock;

  @Inject
  Delivery(
      SubscriptionStore store,
      EventStore events,
      SubscriptionStatus status,
      Messages messages,
      HookClient hooks,
      SubscriptionSockets sockets,
      Approvals approvals,
      SubscriptionConfig config,
      Clock clock) {
    this.store = store;
    this.events = events;
    this.status = status;
    this.messages = messages;
    this.hooks = hooks;
    this.sockets = sockets;
    this.approvals = approvals;
    this.config = config;
    this.clock = clock;
  }

  /** Longest time without a renewal of the lease. */
  Duration lease() {
    Duration longest = Duration.ofSeconds(60);
    return (config.timeout().compareTo(longest) > 0 ? config.timeout() : longest).plus(MARGIN);
  }

  /**
   * Sends until nothing is left, something fails or the turn is over.
   *
   * @param owner holder of the lease
   * @return whether the turn ended before all was sent
   */
  boolean turn(String id, String owner) throws InterruptedException {
    for (int sent = 0; sent < TURN; sent++) {
      Optional<SubscriptionState> state = store.renew(id, owner, clock.instant().plus(lease()));
      if (state.isEmpty() || !step(state.get(), owner)) {
        return false;
      }
    }
    return true;
  }

  /** Sends one notification; false when there is nothing more to do now. */
  private boolean step(SubscriptionState state, String owner) throws InterruptedException {
    if (state.fault().isPresent()) {
      status.fail(state.id(), state.fault().get());
      return false;
    }
    if (state.who().grant().filter(grant -> !approvals.stands(grant)).isPresent()) {
      status.fail(
          state.id(), "the approval of the token that it was requested with was revoked meanwhile");
      return false;
    }
    SubscriptionSpec spec;
    try {
      spec = SubscriptionReader.read(Json.parseOwn(state.definition()));
    } catch (FhirProblem e) {
      status.fail(state.id(), e.getMessage());
      return false;
    }
    return switch (state.status()) {
      case "requested" -> start(state, spec, owner);
      case "active" -> next(state, spec, owner);
      default -> false;
    };
  }

  private boolean start(SubscriptionState state, SubscriptionSpec spec, String owner)
      throws InterruptedException {
    Instant now = clock.instant();
    if (now.isBefore(state.liveFrom())) {
      store.rest(state.id(), owner, state.liveFrom());
      return false;
    }
    if (spec.topic().isPresent() && !spec.channel().socket() && !state.started()) {
      Optional<String> failure =
          send(messages.of(Notifications.Kind.HANDSHAKE, state, spec, List.of()));
      if (failure.isPresent()) {
        failed(state, owner, failure.get());
        return false;
      }
      store.handshaken(state.id(), owner, clock.instant());
    }
    status.activate(state.id());
    return true;
  }

  private boolean next(SubscriptionState state, SubscriptionSpec spec, String owner)
      throws InterruptedException {
    boolean more = QuarkusTransaction.requiringNew().call(() -> events.number(state.id(), owner));
    SubscriptionState numbered = store.find(state.id()).orElse(state);
    if (spec.channel().socket()) {
      sockets.follow(numbered);
      store.taken(state.id(), owner, numbered.events(), clock.instant());
      return more;
    }
    List<SubscriptionEvent> waiting =
        events.numbered(
            state.id(),
            numbered.delivered(),
            numbered.events(),
            spec.topic().isPresent() ? spec.channel().most() : 1);
    if (waiting.isEmpty()) {
      return heartbeat(numbered, spec, owner);
    }
    long last = waiting.get(waiting.size() - 1).number();
    Optional<String> failure = send(messages.of(Notifications.Kind.EVENT, numbered, spec, waiting));
    if (failure.isPresent()) {
      failed(numbered, owner, failure.get());
      return false;
    }
    return store.taken(state.id(), owner, last, clock.instant());
  }

  private boolean heartbeat(SubscriptionState state, SubscriptionSpec spec, String owner)
      throws InterruptedException {
    Duration period = spec.channel().heartbeat();
    Instant since = state.contacted().orElse(state.liveFrom());
    Instant now = clock.instant();
    if (period.isZero() || spec.topic().isEmpty() || now.isBefore(since.plus(period))) {
      if (state.delivered() < state.events()) {
        // Their lifetime ran out while they waited: numbers are never given twice.
        store.taken(state.id(), owner, state.events(), state.contacted().orElse(now));
      }
      return false;
    }
    Optional<String> failure =
        send(messages.of(Notifications.Kind.HEARTBEAT, state, spec, List.of()));
    if (failure.isPresent()) {
      failed(state, owner, failure.get());
    } else {
      store.taken(state.id(), owner, state.delivered(), clock.instant());
    }
    return false;
  }

  private Optional<String> send(Optional<HookClient.Call> call) throws InterruptedException {
    return call.isPresent() ? hooks.send(call.get()) : Optional.empty();
  }

  /** A notification failed inside this server. */
  void broke(String id, String owner, RuntimeException failure) {
    store
        .renew(id, owner, clock.instant().plus(lease()))
        .ifPresent(
            state ->
                failed(state, owner, "the notification cannot be made: " + failure.getMessage()));
  }

  private void failed(SubscriptionState state, String owner, String reason) {
    int attempts = state.attempts() + 1;
    Backoff backoff = new Backoff(config.firstPause(), config.longestPause());
    Duration pause = backoff.pause(attempts, ThreadLocalRandom.current().nextDouble());
    store.failed(state.id(), owner, attempts, reason, clock.instant().plus(pause));
    if (attempts >= config.attempts()) {
      status.fail(state.id(), reason + " (attempt " + attempts + ", the last one)");
    }
  }
}
