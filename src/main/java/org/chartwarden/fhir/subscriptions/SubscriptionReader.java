package org.chartwarden.fhir.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.fhir.gateway.QueryString;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceTypes;

/** Reads a Subscription (FHIR R4 subscription.html, Subscriptions R5 Backport IG 1.1); pure. */
final class SubscriptionReader {

  /** Folder of the extensions and profiles of the backport. */
  static final String BACKPORT =
      "http://hl7.org/fhir/uv/subscriptions-backport/StructureDefinition/";

  private static final Set<String> STATUSES = Set.of("requested", "active", "error", "off");
  private static final Set<String> UNSENDABLE_HEADERS =
      Set.of(
          "connection",
          "content-length",
          "content-type",
          "date",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "via");
  private static final Set<String> RESULT_PARAMETERS =
      Set.of(
          "_sort",
          "_count",
          "_include",
          "_revinclude",
          "_summary",
          "_total",
          "_elements",
          "_contained",
          "_containedType",
          "_maxresults",
          "_score",
          "__explain");

  /** Indexed some time after a write, while criteria are looked at inside of it. */
  private static final Set<String> WORDS = Set.of("_text", "_content");

  private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
  private static final Pattern HEADER_VALUE =
      Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]{0,4000}");
  private static final int MAX_HEADERS = 20;
  private static final int MAX_FILTERS = 20;
  private static final int MAX_MOST = 100;
  private static final int LONGEST_HEARTBEAT = 86_400;
  private static final int LONGEST_TIMEOUT = 60;

  private SubscriptionReader() {}

  /**
   * Reads a Subscription of either kind.
   *
   * @throws FhirProblem 422 naming the element at fault
   */
  static SubscriptionSpec read(JsonNode resource) {
    String status = resource.path("status").asText();
    if (!STATUSES.contains(status)) {
      throw fault(
          "status", "bad-status", "the status '" + status + "' is none of requested, active, off");
    }
    String criteria = resource.path("criteria").asText("").strip();
    if (criteria.isEmpty()) {
      throw fault("criteria", "missing-criteria", "a Subscription needs criteria");
    }
    boolean topical = topical(resource, criteria);
    return new SubscriptionSpec(
        status,
        end(resource),
        topical ? Optional.of(criteria) : Optional.empty(),
        topical ? filters(resource) : List.of(criterion("criteria", criteria)),
        channel(resource.path("channel"), topical));
  }

  private static boolean topical(JsonNode resource, String criteria) {
    for (JsonNode profile : resource.path("meta").path("profile")) {
      if (profile.asText().split("\\|")[0].equals(BACKPORT + "backport-subscription")) {
        return true;
      }
    }
    return criteria.startsWith("http://")
        || criteria.startsWith("https://")
        || criteria.startsWith("urn:");
  }

  private static Optional<Instant> end(JsonNode resource) {
    String end = resource.path("end").asText("");
    if (end.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(OffsetDateTime.parse(end).toInstant());
    } catch (DateTimeParseException e) {
      throw fault("end", "bad-end", "the end '" + end + "' is no instant");
    }
  }

  private static List<SubscriptionSpec.Criterion> filters(JsonNode resource) {
    List<SubscriptionSpec.Criterion> found = new ArrayList<>();
    for (JsonNode extension : resource.path("_criteria").path("extension")) {
      if (extension.path("url").asText().equals(BACKPORT + "backport-filter-criteria")) {
        String path = "criteria.extension[" + found.size() + "]";
        found.add(criterion(path, extension.path("valueString").asText("").strip()));
      }
    }
    if (found.size() > MAX_FILTERS) {
      throw fault("criteria", "too-many-filters", "at most " + MAX_FILTERS + " filters are taken");
    }
    return List.copyOf(found);
  }

  private static SubscriptionSpec.Criterion criterion(String path, String text) {
    String bare = text.startsWith("/") ? text.substring(1) : text;
    int mark = bare.indexOf('?');
    String type = mark < 0 ? bare : bare.substring(0, mark);
    if (!ResourceTypes.known(type)) {
      throw fault(
          path,
          "bad-criteria",
          "'"
              + shown(text)
              + "' does not begin with a resource type, as in Observation?code=2823-3");
    }
    String query = mark < 0 ? "" : bare.substring(mark + 1);
    names(path, query).forEach(name -> requireCriterion(path, name));
    return new SubscriptionSpec.Criterion(type, query);
  }

  private static List<String> names(String path, String query) {
    try {
      return QueryString.parse(query).stream().map(Map.Entry::getKey).toList();
    } catch (FhirProblem e) {
      throw fault(path, "bad-criteria", e.getMessage());
    }
  }

  private static void requireCriterion(String path, String name) {
    if (RESULT_PARAMETERS.contains(name.split(":", 2)[0])) {
      throw fault(path, "bad-criteria", "'" + name + "' shapes a result and can be no criterion");
    }
    if (List.of(name.split("[.:]")).stream().anyMatch(WORDS::contains)) {
      throw fault(
          path, "bad-criteria", "'" + name + "' looks at words, which are indexed after a write");
    }
  }

  private static SubscriptionSpec.Channel channel(JsonNode channel, boolean topical) {
    String type = channel.path("type").asText();
    boolean socket = type.equals("websocket");
    if (!socket && !type.equals("rest-hook")) {
      throw new FhirProblem(
          422,
          List.of(
              new FhirIssue(
                  "error",
                  "not-supported",
                  "unsupported-channel",
                  "the channel type '"
                      + shown(type)
                      + "' is not served; take rest-hook or websocket",
                  "Subscription.channel.type")));
    }
    int heartbeat = number(channel, "backport-heartbeat-period", 0, LONGEST_HEARTBEAT);
    int timeout = number(channel, "backport-timeout", 0, LONGEST_TIMEOUT);
    int most = number(channel, "backport-max-count", 1, MAX_MOST);
    return new SubscriptionSpec.Channel(
        socket,
        socket ? Optional.empty() : Optional.of(endpoint(channel)),
        payload(channel, topical),
        headers(channel),
        content(channel),
        Duration.ofSeconds(heartbeat),
        timeout == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(timeout)),
        most);
  }

  private static URI endpoint(JsonNode channel) {
    String text = channel.path("endpoint").asText("");
    String path = "channel.endpoint";
    if (text.isEmpty()) {
      throw fault(path, "missing-endpoint", "a rest-hook needs an endpoint");
    }
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw fault(path, "bad-endpoint", "the endpoint '" + shown(text) + "' is no URL");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw fault(path, "bad-endpoint", "the endpoint must begin with http:// or https://");
    }
    if (uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw fault(
          path, "bad-endpoint", "the endpoint needs a host and neither user name nor fragment");
    }
    return uri;
  }

  private static String payload(JsonNode channel, boolean topical) {
    String payload = channel.path("payload").asText("").strip();
    String bare = payload.split(";")[0].strip().toLowerCase(Locale.ROOT);
    return switch (bare) {
      case "" -> topical ? "application/fhir+json" : "";
      case "application/fhir+json", "application/json" -> "application/fhir+json";
      case "application/fhir+xml", "application/xml" -> "application/fhir+xml";
      default ->
          throw fault(
              "channel.payload",
              "bad-payload",
              "the payload '"
                  + shown(payload)
                  + "' is not served; take application/fhir+json or application/fhir+xml");
    };
  }

  private static List<Map.Entry<String, String>> headers(JsonNode channel) {
    List<Map.Entry<String, String>> found = new ArrayList<>();
    for (JsonNode header : channel.path("header")) {
      String path = "channel.header[" + found.size() + "]";
      String text = header.asText("");
      int colon = text.indexOf(':');
      String name = colon < 0 ? "" : text.substring(0, colon).strip();
      String value = colon < 0 ? "" : text.substring(colon + 1).replaceAll("^ +| +$", "");
      if (!HEADER_NAME.matcher(name).matches() || !HEADER_VALUE.matcher(value).matches()) {
        throw fault(
            path,
            "bad-header",
            "a header is written 'Name: value' on one line, without control characters");
      }
      if (UNSENDABLE_HEADERS.contains(name.toLowerCase(Locale.ROOT))) {
        throw fault(path, "bad-header", "the header '" + name + "' is set by the server");
      }
      found.add(Map.entry(name, value));
    }
    if (found.size() > MAX_HEADERS) {
      throw fault(
          "channel.header", "too-many-headers", "at most " + MAX_HEADERS + " headers are sent");
    }
    return List.copyOf(found);
  }

  private static SubscriptionSpec.Content content(JsonNode channel) {
    JsonNode extension = extension(channel.path("_payload"), "backport-payload-content");
    String code = extension.path("valueCode").asText("");
    if (extension.isMissingNode()) {
      return SubscriptionSpec.Content.ID_ONLY;
    }
    return SubscriptionSpec.Content.of(code)
        .orElseThrow(
            () ->
                fault(
                    "channel.payload.extension",
                    "bad-content",
                    "the content '" + shown(code) + "' is none of empty, id-only, full-resource"));
  }

  /** A whole number in an extension of the channel; {@code least} without it. */
  private static int number(JsonNode channel, String name, int least, int most) {
    JsonNode extension = extension(channel, name);
    if (extension.isMissingNode()) {
      return least;
    }
    JsonNode value =
        extension.has("valuePositiveInt")
            ? extension.path("valuePositiveInt")
            : extension.path("valueUnsignedInt");
    if (!value.canConvertToInt() || value.asInt() < least || value.asInt() > most) {
      throw fault(
          "channel.extension",
          "bad-extension",
          name + " must lie between " + least + " and " + most);
    }
    return value.asInt();
  }

  private static JsonNode extension(JsonNode element, String name) {
    for (JsonNode extension : element.path("extension")) {
      if (extension.path("url").asText().equals(BACKPORT + name)) {
        return extension;
      }
    }
    return MissingNode.getInstance();
  }

  static FhirProblem fault(String path, String code, String message) {
    return new FhirProblem(
        422, List.of(new FhirIssue("error", "invalid", code, message, "Subscription." + path)));
  }

  private static String shown(String text) {
    return text.length() > 100 ? text.substring(0, 100) + "..." : text;
  }
}
