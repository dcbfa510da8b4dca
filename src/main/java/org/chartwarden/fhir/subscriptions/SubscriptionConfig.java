package org.chartwarden.fhir.subscriptions;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Settings of subscriptions; {@link SubscriptionUpkeep} refuses values that make no sense. */
@ConfigMapping(prefix = "chartwarden.subscriptions")
public interface SubscriptionConfig {

  /** Whether this process sends notifications; events are noted in any case. */
  @WithDefault("true")
  boolean enabled();

  /** Subscriptions that this process sends for at once. */
  @WithDefault("32")
  int concurrency();

  /** Attempts at one notification before the subscription gets the status error. */
  @WithDefault("8")
  int attempts();

  /** Longest pause before the second attempt; the bound doubles each time. */
  @WithDefault("PT1S")
  Duration firstPause();

  /** Longest pause between two attempts. */
  @WithDefault("PT5M")
  Duration longestPause();

  /** Longest time of one notification, from connecting to the end of the answer. */
  @WithDefault("PT10S")
  Duration timeout();

  /**
   * Hosts that may be notified, as {@code host} or {@code host:port}, {@code *.example.org} for all
   * below a domain; without any, every public one may.
   */
  Optional<List<String>> allowedTargets();

  /** Whether addresses of this machine and of private networks may be notified. */
  @WithDefault("false")
  boolean allowPrivateTargets();

  /** Bytes of an endpoint's answer that are read; a longer one counts as a failure. */
  @WithDefault("65536")
  int answerBytes();

  /** How long events are kept, for {@code $events} and for subscriptions in error. */
  @WithDefault("P7D")
  Duration eventLifetime();

  /** How long a subscription is at least requested; every server must have seen it by then. */
  @WithDefault("PT1S")
  Duration activateAfter();

  /** How often a process looks whether another one changed a subscription. */
  @WithDefault("PT0.3S")
  Duration recheckAfter();

  /** Address of the FHIR interface for notifications; without it they hold relative addresses. */
  Optional<String> baseUrl();

  /** How long a token for binding a WebSocket is good. */
  @WithDefault("PT1H")
  Duration tokenLifetime();

  /** WebSockets that may be open at once in this process. */
  @WithDefault("1000")
  int sockets();
}
