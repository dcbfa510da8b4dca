package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.patch.ResourcePatch;
import org.chartwarden.smart.AccessContext;

/**
 * One request in a batch or transaction.
 *
 * @param index place in the Bundle, 0-based
 * @param fullUrl address by which other entries refer to it, or empty
 * @param method what is asked
 * @param type resource type; empty where all types are read
 * @param id logical id where the address has one
 * @param service last segment of an address that stands for no resource: {@code metadata}, or an
 *     operation with its dollar sign; else empty
 * @param version version number where the address has one
 * @param history whether the history is asked for
 * @param members type of the members of a compartment that are searched, or {@code *}; empty when
 *     the address names no compartment
 * @param query search parameters after the question mark, where there are any
 * @param resource content of a POST or PUT, or the body of an operation, else null
 * @param patch what a PATCH changes, else null
 * @param options conditions of a write
 * @param known what the client of a read has already
 */
record BundleEntry(
    int index,
    String fullUrl,
    Method method,
    String type,
    Optional<String> id,
    Optional<String> service,
    Optional<Long> version,
    boolean history,
    Optional<String> members,
    Optional<String> query,
    ObjectNode resource,
    ResourcePatch patch,
    WriteOptions options,
    ReadCondition known) {

  /** The HTTP methods in the order in which a transaction carries them out. */
  enum Method {
    DELETE,
    POST,
    PUT,
    PATCH,
    GET,
    HEAD;

    boolean writes() {
      return this != GET && this != HEAD;
    }
  }

  /** An entry is the same as itself only; comparing contents would cost as much as reading them. */
  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return index;
  }

  ResourceKey key() {
    return new ResourceKey(type, id.orElseThrow());
  }

  /** Whether it changes a resource; what an operation does is its own affair. */
  boolean writes() {
    return method.writes() && service.isEmpty();
  }

  /** The call that it makes of an operation or of the capabilities. */
  EntryCall call(AccessContext who, BundleOptions bundle) {
    return new EntryCall(
        who,
        bundle.base(),
        method.name(),
        Optional.of(type).filter(t -> !t.isEmpty()),
        id.map(i -> key()),
        service.orElseThrow(),
        query.orElse(""),
        Optional.ofNullable(resource),
        bundle.lenientSearch());
  }

  /** FHIRPath of the entry. */
  String path() {
    return "Bundle.entry[" + index + "]";
  }

  /** The condition that decides which resource is meant, if the request has one. */
  Optional<String> condition() {
    if (!writes()) {
      return Optional.empty();
    }
    return switch (method) {
      case POST -> options.ifNoneExist();
      case PUT, PATCH, DELETE -> id.isPresent() ? Optional.empty() : query;
      case GET, HEAD -> Optional.empty();
    };
  }

  /** The same problem, saying which entry has it. */
  FhirProblem problem(FhirProblem inside) {
    List<FhirIssue> issues = new ArrayList<>();
    for (FhirIssue issue : inside.issues()) {
      issues.add(
          new FhirIssue(
              issue.severity(),
              issue.type(),
              issue.code(),
              path() + ": " + issue.message(),
              issue.expression().startsWith("Bundle.entry[")
                  ? issue.expression()
                  : path() + within(issue.expression())));
    }
    return new FhirProblem(inside.status(), issues);
  }

  private static String within(String expression) {
    int dot = expression.indexOf('.');
    return expression.isEmpty() ? "" : ".resource" + (dot < 0 ? "" : expression.substring(dot));
  }
}
