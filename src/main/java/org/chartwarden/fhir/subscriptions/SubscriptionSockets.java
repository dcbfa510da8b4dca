package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.WithheldFailure;
import org.chartwarden.smart.AuthorizationConfig;
import org.jboss.logging.Logger;

/**
 * WebSockets (FHIR R4 subscription.html#websocket): {@code bind <id>} is answered by {@code bound
 * <id>}, each event by {@code ping <id>}, or for a topic by its notification Bundle. Each socket
 * follows the numbers of its subscriptions in the database, so it does not matter which server
 * stored an event.
 */
@ApplicationScoped
class SubscriptionSockets {

  /** Where it listens; other requests to it are answered as FHIR requests. */
  static final String PATH = "/fhir/websocket";

  private static final Logger LOG = Logger.getLogger(SubscriptionSockets.class);
  private static final int FIRST = -1000;
  private static final int PIECE = 100;
  private static final int MOST_BINDINGS = 100;
  private static final int LONGEST_COMMAND = 1000;
  private static final short POLICY = 1008;
  private static final short OVERLOAD = 1013;

  /** One subscription on one socket; guarded by itself. */
  private static final class Binding {
    private final ServerWebSocket socket;
    private long told;
    private Instant last;

    Binding(ServerWebSocket socket, long told, Instant last) {
      this.socket = socket;
      this.told = told;
      this.last = last;
    }
  }

  private final SubscriptionStore store;
  private final EventStore events;
  private final Messages messages;
  private final SubscriptionConfig config;
  private final AuthorizationConfig auth;
  private final SocketTrail trail;
  private final Clock clock;
  private final Map<String, Map<ServerWebSocket, Binding>> bound = new ConcurrentHashMap<>();
  private final AtomicInteger sockets = new AtomicInteger();

  @Inject
  SubscriptionSockets(
      SubscriptionStore store,
      EventStore events,
      Messages messages,
      SubscriptionConfig config,
      AuthorizationConfig auth,
      SocketTrail trail,
      Clock clock) {
    this.store = store;
    this.events = events;
    this.messages = messages;
    this.config = config;
    this.auth = auth;
    this.trail = trail;
    this.clock = clock;
  }

  void routes(@Observes Router router) {
    router.get(PATH).order(FIRST).handler(this::open);
  }

  private void open(RoutingContext context) {
    String upgrade = context.request().getHeader(HttpHeaders.UPGRADE);
    if (!"websocket".equalsIgnoreCase(upgrade)) {
      context.next();
      return;
    }
    if (sockets.incrementAndGet() > config.sockets()) {
      sockets.decrementAndGet();
      context.response().setStatusCode(503).end();
      return;
    }
    context
        .request()
        .toWebSocket()
        .onFailure(failure -> sockets.decrementAndGet())
        .onSuccess(socket -> listen(context, socket));
  }

  private void listen(RoutingContext context, ServerWebSocket socket) {
    AtomicInteger bindings = new AtomicInteger();
    socket.closeHandler(
        closed -> {
          sockets.decrementAndGet();
          bound.keySet().forEach(id -> unbind(id, socket));
        });
    socket.textMessageHandler(
        text -> {
          if (text.length() > LONGEST_COMMAND || bindings.get() > MOST_BINDINGS) {
            socket.close(POLICY, "too much is asked");
            return;
          }
          context
              .vertx()
              .executeBlocking(() -> bindings.addAndGet(command(socket, text.strip())))
              .onFailure(
                  failure -> {
                    LOG.warnf("a WebSocket could not be bound: %s", WithheldFailure.brief(failure));
                    socket.close(OVERLOAD, "try again later");
                  });
        });
  }

  /** Carries out a command and tells how many bindings it made. */
  private int command(ServerWebSocket socket, String text) {
    String[] words = text.split(" +", 2);
    String argument = words.length == 2 ? words[1].strip() : "";
    List<String> wanted =
        switch (words[0]) {
          case "bind" -> List.of(argument);
          case "bind-with-token" -> store.ofToken(argument, clock.instant());
          default -> List.of();
        };
    if (wanted.isEmpty()) {
      trail.refused(socket);
      socket.writeTextMessage(
          words[0].equals("bind-with-token")
              ? "error the token is not known or has expired"
              : "error say 'bind <id of a Subscription>' or 'bind-with-token <token>'");
    }
    boolean byToken = words[0].equals("bind-with-token");
    wanted.forEach(id -> bind(socket, id, byToken));
    return Math.max(1, wanted.size());
  }

  /**
   * What was subscribed to with a token, and everything where requests need one, is told to those
   * only who could get a binding token.
   */
  private void bind(ServerWebSocket socket, String id, boolean byToken) {
    Optional<SubscriptionState> state = id.indexOf('\0') >= 0 ? Optional.empty() : store.find(id);
    Optional<SubscriptionSpec> spec = state.flatMap(SubscriptionSockets::spec);
    if (spec.isEmpty()
        || !spec.get().channel().socket()
        || !byToken && (!auth.open() || state.get().who().grant().isPresent())
        || !Set.of("requested", "active").contains(state.get().status())) {
      trail.refused(socket);
      socket.writeTextMessage("error there is no active Subscription '" + id + "' for websocket");
      return;
    }
    trail.bound(socket, state.get());
    Binding binding = new Binding(socket, state.get().events(), clock.instant());
    bound.compute(
        id,
        (key, sockets) -> {
          Map<ServerWebSocket, Binding> all = sockets == null ? new ConcurrentHashMap<>() : sockets;
          all.putIfAbsent(socket, binding);
          return all;
        });
    if (socket.isClosed()) {
      unbind(id, socket);
    } else {
      socket.writeTextMessage(
          spec.get().topic().isPresent()
              ? Json.write(bundle(Notifications.Kind.HANDSHAKE, state.get(), spec.get(), List.of()))
              : "bound " + id);
    }
  }

  private void unbind(String id, ServerWebSocket socket) {
    bound.computeIfPresent(
        id,
        (key, sockets) -> {
          sockets.remove(socket);
          return sockets.isEmpty() ? null : sockets;
        });
  }

  /** Looks at every subscription that is bound here. */
  void followAll() {
    if (!bound.isEmpty()) {
      store.all(List.copyOf(bound.keySet())).forEach(this::follow);
    }
  }

  /** Tells the sockets of a subscription of its new events. */
  void follow(SubscriptionState state) {
    Map<ServerWebSocket, Binding> bindings = bound.get(state.id());
    if (bindings == null || bindings.isEmpty()) {
      return;
    }
    spec(state)
        .ifPresent(spec -> bindings.values().forEach(binding -> follow(binding, state, spec)));
  }

  private void follow(Binding binding, SubscriptionState state, SubscriptionSpec spec) {
    synchronized (binding) {
      Duration heartbeat = spec.channel().heartbeat();
      boolean silent = !clock.instant().isBefore(binding.last.plus(heartbeat));
      if (binding.told >= state.events()
          && spec.topic().isPresent()
          && silent
          && !heartbeat.isZero()
          && state.status().equals("active")) {
        tell(binding, Json.write(bundle(Notifications.Kind.HEARTBEAT, state, spec, List.of())));
      }
      while (binding.told < state.events() && !binding.socket.isClosed()) {
        List<SubscriptionEvent> news =
            events.numbered(state.id(), binding.told, state.events(), PIECE);
        if (news.isEmpty()) {
          return;
        }
        for (SubscriptionEvent event : news) {
          tell(binding, text(state, spec, event));
          binding.told = event.number();
        }
      }
    }
  }

  /** Sends a text; a client that does not read is closed, and asks for the rest by $events. */
  private void tell(Binding binding, String text) {
    binding.last = clock.instant();
    if (binding.socket.isClosed()) {
      return;
    }
    if (binding.socket.writeQueueFull()) {
      binding.socket.close(OVERLOAD, "the client reads too slowly");
    } else {
      binding.socket.writeTextMessage(text);
    }
  }

  private String text(SubscriptionState state, SubscriptionSpec spec, SubscriptionEvent event) {
    return spec.topic().isEmpty()
        ? "ping " + state.id()
        : Json.write(bundle(Notifications.Kind.EVENT, state, spec, List.of(event)));
  }

  private ObjectNode bundle(
      Notifications.Kind kind,
      SubscriptionState state,
      SubscriptionSpec spec,
      List<SubscriptionEvent> told) {
    return messages.bundle(kind, state, spec, told, spec.channel().content(), state.who());
  }

  private static Optional<SubscriptionSpec> spec(SubscriptionState state) {
    try {
      return Optional.of(SubscriptionReader.read(Json.parseOwn(state.definition())));
    } catch (FhirProblem e) {
      // It is put into error by its sender; here there is nobody to tell.
      return Optional.empty();
    }
  }
}
