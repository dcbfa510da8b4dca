package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.OwnDefinitions;
import org.chartwarden.fhir.model.ResourceKey;

/** The operations that are served: every bean of the kind, with its definition. */
@ApplicationScoped
public class OperationCatalog {

  /** An operation with its definition. */
  public record Served(OperationSpec spec, FhirOperation operation) {}

  private final List<Served> served;

  @Inject
  OperationCatalog(@Any Instance<FhirOperation> operations) {
    Map<String, OperationSpec> specs =
        OwnDefinitions.ofType("OperationDefinition").stream()
            .collect(
                Collectors.toMap(
                    (JsonNode d) -> d.path("id").asText(),
                    OperationSpec::of,
                    (a, b) -> {
                      throw new IllegalStateException("two OperationDefinitions " + a.id());
                    },
                    LinkedHashMap::new));
    this.served =
        operations.stream()
            .map(operation -> served(specs, operation))
            .sorted(Comparator.comparing((Served s) -> s.spec().id()))
            .toList();
    requireDistinct();
  }

  private static Served served(Map<String, OperationSpec> specs, FhirOperation operation) {
    OperationSpec spec = specs.get(operation.definition());
    if (spec == null) {
      throw new IllegalStateException(
          operation.getClass().getSimpleName()
              + " names the OperationDefinition '"
              + operation.definition()
              + "', which is not in fhir-profiles");
    }
    return new Served(spec, operation);
  }

  private void requireDistinct() {
    for (int i = 0; i + 1 < served.size(); i++) {
      if (served.get(i).spec().id().equals(served.get(i + 1).spec().id())) {
        throw new IllegalStateException(
            "two operations have the definition " + served.get(i).spec().id());
      }
    }
  }

  /** All operations, by the id of their definition. */
  public List<Served> all() {
    return served;
  }

  /**
   * The operation of a code at a level.
   *
   * @param code its name without the dollar sign
   * @param type type of the address; empty on the system
   * @param key resource of the address; empty on a type or the system
   * @throws FhirProblem 404 that says where an operation of this name is served, if anywhere
   */
  public Served require(String code, Optional<String> type, Optional<ResourceKey> key) {
    return served.stream()
        .filter(s -> s.spec().code().equals(code))
        .filter(s -> at(s.spec(), type, key))
        // A definition for the very type wins over one for all types.
        .min(Comparator.comparing((Served s) -> s.spec().resources().contains("Resource")))
        .orElseThrow(() -> unknown(code));
  }

  /**
   * Whether a call may become a job as a whole: there is such an operation, and it accepts no jobs
   * of its own.
   */
  public boolean mayBecomeJob(String code, Optional<String> type, Optional<ResourceKey> key) {
    return served.stream()
        .filter(s -> s.spec().code().equals(code))
        .filter(s -> at(s.spec(), type, key))
        .map(s -> !s.operation().acceptsJobs(key.isPresent()))
        .findFirst()
        .orElse(false);
  }

  private static boolean at(OperationSpec spec, Optional<String> type, Optional<ResourceKey> key) {
    if (type.isEmpty()) {
      return spec.system();
    }
    return spec.serves(type.get()) && (key.isPresent() ? spec.instance() : spec.onType());
  }

  private FhirProblem unknown(String code) {
    String elsewhere =
        served.stream()
            .filter(s -> s.spec().code().equals(code))
            .map(OperationCatalog::addresses)
            .collect(Collectors.joining(", "));
    return new FhirProblem(
        404,
        "not-supported",
        "unknown-operation",
        "the operation '$"
            + code
            + "' is not served here"
            + (elsewhere.isEmpty() ? "" : "; it is served at " + elsewhere));
  }

  private static String addresses(Served served) {
    OperationSpec spec = served.spec();
    StringBuilder out = new StringBuilder();
    String types =
        spec.resources().contains("Resource") ? "[type]" : String.join("|", spec.resources());
    if (spec.system()) {
      out.append("/$").append(spec.code());
    }
    if (spec.onType()) {
      out.append(out.isEmpty() ? "/" : " /").append(types).append("/$").append(spec.code());
    }
    if (spec.instance()) {
      out.append(out.isEmpty() ? "/" : " /").append(types).append("/[id]/$").append(spec.code());
    }
    return out.toString();
  }
}
