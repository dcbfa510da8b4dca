package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.fhir.model.EntityTags;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.VersionCondition;

/** Reads the entries of a batch or transaction; every fault names the entry and the element. */
final class BundleReader {

  private static final String HISTORY = "_history";

  private final BundleOptions options;

  BundleReader(BundleOptions options) {
    this.options = options;
  }

  /** Reads one entry. */
  BundleEntry entry(int index, JsonNode entry) {
    String at = "Bundle.entry[" + index + "]";
    JsonNode request = entry.path("request");
    if (!request.isObject()) {
      throw fault(at + ".request", "missing-element", at + " must have a request");
    }
    BundleEntry.Method method = method(at, request.path("method").asText());
    Address address = address(at, method, request.path("url").asText());
    ObjectNode resource = entry.get("resource") instanceof ObjectNode body ? body : null;
    boolean wantsBody = method.writes() && method != BundleEntry.Method.DELETE;
    if (wantsBody && resource == null) {
      throw fault(at + ".resource", "missing-element", at + " must have a resource to " + method);
    }
    return new BundleEntry(
        index,
        entry.path("fullUrl").asText(),
        method,
        address.type(),
        address.id(),
        address.version(),
        address.history(),
        address.members(),
        address.query(),
        method == BundleEntry.Method.PATCH ? null : resource,
        method == BundleEntry.Method.PATCH ? EntryPatches.read(at, resource) : null,
        writeOptions(at, request),
        known(at, request));
  }

  private WriteOptions writeOptions(String at, JsonNode request) {
    return new WriteOptions(
        tags(at, request, "ifMatch"),
        tags(at, request, "ifNoneMatch"),
        Optional.ofNullable(request.path("ifNoneExist").textValue()),
        options.strict(),
        options.lenientSearch());
  }

  private static ReadCondition known(String at, JsonNode request) {
    String since = request.path("ifModifiedSince").textValue();
    try {
      return new ReadCondition(
          tags(at, request, "ifNoneMatch"),
          Optional.ofNullable(since).map(text -> OffsetDateTime.parse(text).toInstant()));
    } catch (DateTimeException e) {
      throw fault(
          at + ".request.ifModifiedSince",
          "bad-parameter",
          at + ".request.ifModifiedSince must be an instant, not '" + since + "'");
    }
  }

  private static VersionCondition tags(String at, JsonNode request, String name) {
    String value = request.path(name).textValue();
    return value == null
        ? VersionCondition.NONE
        : EntityTags.condition(at + ".request." + name, value);
  }

  private static BundleEntry.Method method(String at, String name) {
    for (BundleEntry.Method method : BundleEntry.Method.values()) {
      if (method.name().equals(name)) {
        return method;
      }
    }
    throw fault(
        at + ".request.method",
        "unsupported-method",
        at + " has the method '" + name + "'; DELETE, POST, PUT, PATCH, GET and HEAD are served");
  }

  private record Address(
      String type,
      Optional<String> id,
      Optional<Long> version,
      boolean history,
      Optional<String> members,
      Optional<String> query) {

    /** Whether it stands for resources that can only be read. */
    boolean onlyRead() {
      return type.isEmpty() || history || version.isPresent() || members.isPresent();
    }
  }

  private Address address(String at, BundleEntry.Method method, String url) {
    String relative = url;
    if (!options.base().isEmpty() && url.startsWith(options.base() + "/")) {
      relative = url.substring(options.base().length());
    }
    while (relative.startsWith("/")) {
      relative = relative.substring(1);
    }
    int mark = relative.indexOf('?');
    Optional<String> query =
        mark < 0 ? Optional.empty() : Optional.of(relative.substring(mark + 1));
    List<String> parts = new ArrayList<>();
    for (String part : (mark < 0 ? relative : relative.substring(0, mark)).split("/")) {
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    String place = at + ".request.url";
    boolean all = parts.isEmpty() ? query.isPresent() : parts.equals(List.of(HISTORY));
    if (all) {
      Address system =
          new Address(
              "", Optional.empty(), Optional.empty(), !parts.isEmpty(), Optional.empty(), query);
      requireFit(place, at, url, method, system);
      return system;
    }
    if (parts.isEmpty() || !ResourceTypes.known(parts.get(0))) {
      throw fault(
          place, "unknown-type", at + " asks for '" + url + "', which names no R4 resource type");
    }
    Address address = address(place, at, url, parts, query);
    requireFit(place, at, url, method, address);
    return address;
  }

  private static Address address(
      String place, String at, String url, List<String> parts, Optional<String> query) {
    String type = parts.get(0);
    Optional<String> none = Optional.empty();
    boolean history = parts.size() > 1 && parts.get(parts.size() == 2 ? 1 : 2).equals(HISTORY);
    if (parts.size() == 1 || parts.size() == 2 && (history || parts.get(1).equals("_search"))) {
      return new Address(type, none, Optional.empty(), history, none, query);
    }
    Optional<String> id = Optional.of(parts.get(1));
    if (!ResourceKey.ID.matcher(parts.get(1)).matches()) {
      throw fault(place, "invalid-id", at + " asks for '" + url + "', which has no valid id");
    }
    if (parts.size() == 2 || history && parts.size() == 3) {
      return new Address(type, id, Optional.empty(), history, none, query);
    }
    if (history && parts.size() == 4 && parts.get(3).matches("\\d{1,18}")) {
      Optional<Long> version = Optional.of(Long.valueOf(parts.get(3)));
      return new Address(type, id, version, false, none, query);
    }
    String members = parts.get(2);
    if (parts.size() == 3 && (members.equals("*") || ResourceTypes.known(members))) {
      return new Address(type, id, Optional.empty(), false, Optional.of(members), query);
    }
    throw fault(place, "unsupported-address", at + " asks for '" + url + "', which is not served");
  }

  private static void requireFit(
      String place, String at, String url, BundleEntry.Method method, Address address) {
    boolean fits =
        switch (method) {
          case POST -> !address.onlyRead() && address.id().isEmpty() && address.query().isEmpty();
          case PUT, PATCH, DELETE ->
              !address.onlyRead() && address.id().isPresent() != address.query().isPresent();
          case GET, HEAD -> true;
        };
    if (!fits) {
      throw fault(
          place,
          "unsupported-address",
          at + " cannot " + method.name().toUpperCase(Locale.ROOT) + " '" + url + "'");
    }
  }

  static FhirProblem fault(String expression, String code, String message) {
    return new FhirProblem(
        400, List.of(new FhirIssue("error", "invalid", code, message, expression)));
  }
}
