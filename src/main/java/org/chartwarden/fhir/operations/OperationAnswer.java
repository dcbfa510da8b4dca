package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.model.BodyWriter;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.OperationOutcomes;
import org.chartwarden.platform.Json;

/** What an operation answers. */
public sealed interface OperationAnswer {

  /** HTTP status. */
  int status();

  /** Headers besides Content-Type. */
  Map<String, String> headers();

  /** The same answer with one header more. */
  OperationAnswer with(String name, String value);

  /** A resource as compact JSON; it is sent in the format that the client wants. */
  record Resource(int status, String json, Map<String, String> headers) implements OperationAnswer {
    @Override
    public Resource with(String name, String value) {
      return new Resource(status, json, more(headers, name, value));
    }
  }

  /**
   * A body that is written piece by piece.
   *
   * @param contentType media type; empty for a resource in JSON, which is sent in the format that
   *     the client wants
   */
  record Streamed(int status, String contentType, BodyWriter body, Map<String, String> headers)
      implements OperationAnswer {
    @Override
    public Streamed with(String name, String value) {
      return new Streamed(status, contentType, body, more(headers, name, value));
    }
  }

  /** No body. */
  record Empty(int status, Map<String, String> headers) implements OperationAnswer {
    @Override
    public Empty with(String name, String value) {
      return new Empty(status, more(headers, name, value));
    }
  }

  static OperationAnswer resource(JsonNode resource) {
    return resource(Json.write(resource));
  }

  static OperationAnswer resource(String json) {
    return new Resource(200, json, Map.of());
  }

  /** A resource in JSON, written piece by piece. */
  static OperationAnswer streamedResource(BodyWriter body) {
    return new Streamed(200, "", body, Map.of());
  }

  static OperationAnswer streamed(String contentType, BodyWriter body) {
    return new Streamed(200, contentType, body, Map.of());
  }

  /**
   * A job was accepted (FHIR R4 async.html).
   *
   * @param status address where its status is asked for
   */
  static OperationAnswer accepted(String status) {
    FhirIssue note =
        new FhirIssue(
            "information",
            "informational",
            "job-accepted",
            "the request was accepted; ask " + status + " for its status",
            "");
    return new Resource(
        202, Json.write(OperationOutcomes.of(List.of(note))), Map.of("Content-Location", status));
  }

  static OperationAnswer empty(int status) {
    return new Empty(status, Map.of());
  }

  private static Map<String, String> more(Map<String, String> headers, String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(headers);
    all.put(name, value);
    return all;
  }
}
