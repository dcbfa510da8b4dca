package org.chartwarden.fhir.search;

import ca.uhn.fhir.context.RuntimeSearchParam;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.ResourceTypes;

/**
 * Tells which references to a Patient put a resource into that patient's compartment, so that a
 * search by such a reference may look among the patient's rows only.
 */
final class PatientLinks {

  private static final String PATIENT = "Patient";

  private final Map<String, Set<String>> paths = new ConcurrentHashMap<>();

  /** The condition, without its patients where the parameter does not put one into compartments. */
  Condition known(SearchParam param, Condition condition) {
    return condition instanceof Condition.Rows rows
            && !rows.patients().isEmpty()
            && !membership(param)
        ? rows.ofNobody()
        : condition;
  }

  /** Whether every Patient that a parameter refers to has the resource in its compartment. */
  boolean membership(SearchParam param) {
    // A Patient is in its own compartment only, whatever it is linked to (see Compartments).
    if (param.type().equals(PATIENT) || !ResourceTypes.names().contains(param.type())) {
      return false;
    }
    Set<String> own =
        paths(param.expression(), param.type()).collect(Collectors.toUnmodifiableSet());
    return !own.isEmpty()
        && paths.computeIfAbsent(param.type(), PatientLinks::memberships).containsAll(own);
  }

  private static Set<String> memberships(String type) {
    return FhirModel.context()
        .getResourceDefinition(type)
        .getSearchParamsForCompartmentName(PATIENT)
        .stream()
        .map(RuntimeSearchParam::getPath)
        .flatMap(path -> paths(path, type))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** What a union of paths selects in one type, path by path. */
  private static Stream<String> paths(String union, String type) {
    return Arrays.stream(union.split("\\|"))
        .map(String::strip)
        .filter(path -> path.startsWith(type + "."))
        .map(
            path ->
                path.endsWith(SearchParam.ONLY_PATIENTS)
                    ? path.substring(0, path.length() - SearchParam.ONLY_PATIENTS.length())
                    : path);
  }
}
