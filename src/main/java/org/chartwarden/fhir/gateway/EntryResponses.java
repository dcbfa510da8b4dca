package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.chartwarden.fhir.model.EntityTags;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** Builds the entries of a batch-response or transaction-response. */
final class EntryResponses {

  private static final DateTimeFormatter INSTANT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

  private final BundleOptions options;

  EntryResponses(BundleOptions options) {
    this.options = options;
  }

  /** The answer to a write. */
  ObjectNode written(WriteOutcome outcome) {
    ResourceVersion now = outcome.resource();
    ObjectNode entry = Json.object();
    if (!now.deleted()) {
      if (!options.base().isEmpty()) {
        entry.put("fullUrl", options.base() + "/" + now.key().reference());
      }
      if (options.returned() == BundleOptions.Returned.REPRESENTATION) {
        entry.set("resource", now.tree());
      }
    }
    ObjectNode response = entry.putObject("response").put("status", status(outcome));
    if (now.version() > 0) {
      response.put("location", now.key().reference() + "/_history/" + now.version());
      response.put("etag", EntityTags.of(now.version()));
      response.put("lastModified", INSTANT.format(now.lastUpdated()));
    }
    boolean told =
        !outcome.issues().isEmpty() || options.returned() == BundleOptions.Returned.OUTCOME;
    if (told) {
      response.set("outcome", OperationOutcomes.of(outcome.issues()));
    }
    return entry;
  }

  private static String status(WriteOutcome outcome) {
    return switch (outcome.kind()) {
      case CREATED -> "201 Created";
      case DELETED -> "204 No Content";
      case UPDATED, FOUND -> "200 OK";
      case UNCHANGED -> outcome.resource().deleted() ? "204 No Content" : "200 OK";
    };
  }

  /** The answer to a read. */
  ObjectNode read(ResourceVersion version) {
    ObjectNode entry = Json.object();
    if (!options.base().isEmpty()) {
      entry.put("fullUrl", options.base() + "/" + version.key().reference());
    }
    entry.set("resource", version.tree());
    entry
        .putObject("response")
        .put("status", "200 OK")
        .put("etag", EntityTags.of(version.version()))
        .put("lastModified", INSTANT.format(version.lastUpdated()));
    return entry;
  }

  /** The answer to a conditional read of what the client has already. */
  ObjectNode notModified(ResourceVersion version) {
    ObjectNode entry = Json.object();
    entry
        .putObject("response")
        .put("status", "304 Not Modified")
        .put("etag", EntityTags.of(version.version()));
    return entry;
  }

  /** An answer that is a Bundle of its own: a search or a history. */
  ObjectNode bundle(ObjectNode bundle) {
    ObjectNode entry = Json.object();
    entry.set("resource", bundle);
    entry.putObject("response").put("status", "200 OK");
    return entry;
  }

  /** The answer of an operation, or the capabilities. */
  ObjectNode served(EntryAnswer answer) {
    ObjectNode entry = Json.object();
    answer.resource().ifPresent(resource -> entry.set("resource", resource));
    ObjectNode response =
        entry
            .putObject("response")
            .put("status", answer.status() == 200 ? "200 OK" : Integer.toString(answer.status()));
    String location = answer.headers().get("Content-Location");
    if (location != null) {
      response.put("location", location);
    }
    return entry;
  }

  /** The answer to a write of none, one or many resources; many are deleted by one condition. */
  ObjectNode written(List<WriteOutcome> outcomes) {
    if (outcomes.size() == 1) {
      return written(outcomes.get(0));
    }
    ObjectNode entry = nothing();
    if (!outcomes.isEmpty()) {
      ObjectNode response = (ObjectNode) entry.get("response");
      response.set("outcome", OperationOutcomes.of(List.of(WriteOutcome.deleted(outcomes))));
    }
    return entry;
  }

  /** The answer to nothing found by a conditional deletion. */
  ObjectNode nothing() {
    ObjectNode entry = Json.object();
    entry.putObject("response").put("status", "204 No Content");
    return entry;
  }

  /** The answer to a failed entry of a batch. */
  ObjectNode failed(FhirProblem problem) {
    ObjectNode entry = Json.object();
    entry
        .putObject("response")
        .put("status", Integer.toString(problem.status()))
        .set("outcome", OperationOutcomes.of(problem.issues()));
    return entry;
  }
}
