package org.chartwarden.fhir.search;

import java.util.Arrays;
import java.util.List;

/**
 * One search parameter of one resource type.
 *
 * @param type resource type it searches
 * @param name name in a query, for instance {@code birthdate}
 * @param kind kind of its values
 * @param expression FHIRPath as defined, over all base types of the definition
 * @param url canonical URL of its SearchParameter
 * @param targets resource types a reference may point at, empty for other kinds
 * @param components parts of a composite, empty for other kinds
 * @param id stable number of {@code type.name} in the index tables
 */
public record SearchParam(
    String type,
    String name,
    ParamKind kind,
    String expression,
    String url,
    List<String> targets,
    List<Component> components,
    int id) {

  /**
   * One part of a composite parameter.
   *
   * @param definition canonical URL of the parameter that says how the part is searched
   * @param expression FHIRPath relative to the composite's own expression
   */
  public record Component(String definition, String expression) {}

  /** How an expression says that it selects references to Patients only. */
  static final String ONLY_PATIENTS = ".where(resolve() is Patient)";

  /** What follows the name in the number of the rows that hold identifiers with their types. */
  static final String OF_TYPE = ":of-type";

  public SearchParam {
    targets = List.copyOf(targets);
    components = List.copyOf(components);
  }

  /** The resource types that the references it selects can lead to; empty for any. */
  public List<String> reached() {
    List<String> own =
        Arrays.stream(expression.split("\\|"))
            .map(String::strip)
            .filter(path -> path.startsWith(type + "."))
            .toList();
    boolean onlyPatients =
        !own.isEmpty() && own.stream().allMatch(path -> path.endsWith(ONLY_PATIENTS));
    return onlyPatients ? List.of("Patient") : targets;
  }

  /** Number of the rows that hold the identifiers of this parameter with their types. */
  public int ofTypeId() {
    return SearchParameterRegistry.idOf(type, name + OF_TYPE);
  }
}
