package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.EntityTags;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.VersionCondition;

/** Reads the entries of a batch or transaction; every fault names the entry and the element. */
final class BundleReader {

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
    EntryAddress address = address(at, method, request.path("url").asText());
    ObjectNode resource = entry.get("resource") instanceof ObjectNode body ? body : null;
    if (address.search()) {
      method = BundleEntry.Method.GET;
      address = address.withQuery(EntryForms.query(at, address.query(), resource));
    }
    boolean wantsBody =
        method.writes() && method != BundleEntry.Method.DELETE && address.service().isEmpty();
    if (wantsBody && resource == null) {
      throw fault(at + ".resource", "missing-element", at + " must have a resource to " + method);
    }
    return new BundleEntry(
        index,
        entry.path("fullUrl").asText(),
        method,
        address.type(),
        address.id(),
        address.service(),
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

  private EntryAddress address(String at, BundleEntry.Method method, String url) {
    String relative = url;
    if (!options.base().isEmpty() && url.startsWith(options.base() + "/")) {
      relative = url.substring(options.base().length());
    }
    EntryAddress address = EntryAddress.read(at, url, relative);
    if (!address.takes(method)) {
      throw EntryAddress.fault(
          at, "unsupported-address", at + " cannot " + method + " '" + url + "'");
    }
    return address;
  }

  static FhirProblem fault(String expression, String code, String message) {
    return new FhirProblem(
        400, List.of(new FhirIssue("error", "invalid", code, message, expression)));
  }
}
