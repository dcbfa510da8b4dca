package org.chartwarden.fhir.subscriptions;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a Subscription asks for.
 *
 * @param status code of subscription-status
 * @param end when it ends
 * @param topic canonical of its topic; empty for criteria of R4
 * @param criteria the criteria of R4, or the filters of a topic
 * @param channel how it is notified
 */
record SubscriptionSpec(
    String status,
    Optional<Instant> end,
    Optional<String> topic,
    List<Criterion> criteria,
    Channel channel) {

  /**
   * A search of one type.
   *
   * @param query URL-encoded search parameters, may be empty
   */
  record Criterion(String type, String query) {}

  /** How much a notification holds. */
  enum Content {
    EMPTY("empty"),
    ID_ONLY("id-only"),
    FULL("full-resource");

    private final String code;

    Content(String code) {
      this.code = code;
    }

    String code() {
      return code;
    }

    static Optional<Content> of(String code) {
      for (Content content : values()) {
        if (content.code.equals(code)) {
          return Optional.of(content);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * A channel.
   *
   * @param socket whether it is a WebSocket; otherwise a rest-hook
   * @param endpoint where a rest-hook goes to; empty for a WebSocket
   * @param payload media type of what is sent; empty for no body
   * @param headers sent with every request
   * @param content how much a notification of a topic holds
   * @param heartbeat longest silence of a topic's channel; zero without heartbeats
   * @param timeout longest time of a notification, where it is asked for
   * @param most events in one notification of a topic
   */
  record Channel(
      boolean socket,
      Optional<URI> endpoint,
      String payload,
      List<Map.Entry<String, String>> headers,
      Content content,
      Duration heartbeat,
      Optional<Duration> timeout,
      int most) {}
}
