package org.chartwarden.fhir.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.chartwarden.fhir.path.ElementType;
import org.chartwarden.fhir.path.PathCompiler;
import org.chartwarden.fhir.path.PathProblem;
import org.chartwarden.fhir.path.PathProgram;
import org.chartwarden.fhir.search.types.SpecialParam;

/**
 * The compiled parameters of one resource type.
 *
 * @param served by name, in alphabetical order
 * @param refused why a defined parameter is not served, by name
 */
record TypeParameters(Map<String, IndexedParam> served, Map<String, String> refused) {

  static TypeParameters compile(String type, Collection<SearchParam> defined) {
    Map<String, IndexedParam> served = new TreeMap<>();
    Map<String, String> refused = new TreeMap<>();
    Map<String, SearchParam> byUrl = new LinkedHashMap<>();
    defined.forEach(param -> byUrl.put(param.url(), param));
    for (SearchParam param : defined) {
      try {
        served.put(param.name(), compile(param, byUrl));
      } catch (PathProblem e) {
        refused.put(param.name(), e.getMessage());
      }
    }
    return new TypeParameters(served, refused);
  }

  /** Why a parameter cannot be served, or empty when it can. */
  static Optional<String> refusal(SearchParam param, Collection<SearchParam> defined) {
    Map<String, SearchParam> byUrl = new LinkedHashMap<>();
    defined.forEach(other -> byUrl.put(other.url(), other));
    try {
      compile(param, byUrl);
      return Optional.empty();
    } catch (PathProblem e) {
      return Optional.of(e.getMessage());
    }
  }

  private static IndexedParam compile(SearchParam param, Map<String, SearchParam> byUrl)
      throws PathProblem {
    if (param.kind() == ParamKind.SPECIAL && !SpecialParam.NAMES.contains(param.name())) {
      throw new PathProblem("a special parameter needs its own code");
    }
    boolean whole = param.kind() == ParamKind.SPECIAL && param.expression().isEmpty();
    if (param.expression().isEmpty() && !whole) {
      throw new PathProblem("the definition has no expression");
    }
    if (param.kind() == ParamKind.COMPOSITE && param.components().isEmpty()) {
      throw new PathProblem("a composite needs components");
    }
    PathProgram program =
        PathCompiler.compile(param.type(), whole ? "Resource" : param.expression());
    if (program.resultTypes().isEmpty()) {
      throw new PathProblem("the expression selects nothing in " + param.type());
    }
    return param.kind() == ParamKind.COMPOSITE
        ? composite(param, program, byUrl)
        : new IndexedParam(param, program, List.of(), Map.of());
  }

  private static IndexedParam composite(
      SearchParam param, PathProgram program, Map<String, SearchParam> byUrl) throws PathProblem {
    boolean ofResource =
        program.resultTypes().equals(java.util.Set.of(ElementType.resource(param.type())));
    List<SearchParam> parts = new ArrayList<>();
    for (int i = 0; i < param.components().size(); i++) {
      SearchParam definition = byUrl.get(param.components().get(i).definition());
      if (definition == null) {
        throw new PathProblem(
            "the component " + param.components().get(i).definition() + " is not defined");
      }
      if (!ofResource && definition.kind() == ParamKind.STRING) {
        throw new PathProblem(
            "texts are not kept per element, so " + param.name() + " cannot join");
      }
      parts.add(ofResource ? definition : part(param, i, definition));
    }
    Map<ElementType, List<PathProgram>> programs = new LinkedHashMap<>();
    if (!ofResource) {
      for (ElementType start : program.resultTypes()) {
        programs.put(start, partPrograms(param, start));
      }
    }
    return new IndexedParam(param, program, parts, programs);
  }

  private static List<PathProgram> partPrograms(SearchParam param, ElementType start)
      throws PathProblem {
    List<PathProgram> programs = new ArrayList<>();
    for (SearchParam.Component component : param.components()) {
      programs.add(PathCompiler.compile(start, param.type(), component.expression()));
    }
    return programs;
  }

  /** The parameter whose rows hold one part of a composite. */
  private static SearchParam part(SearchParam composite, int index, SearchParam definition) {
    String name = partName(composite, index);
    return new SearchParam(
        composite.type(),
        name,
        definition.kind(),
        composite.components().get(index).expression(),
        definition.url(),
        definition.targets(),
        List.of(),
        SearchParameterRegistry.idOf(composite.type(), name));
  }

  static String partName(SearchParam composite, int index) {
    return composite.name() + "$" + index;
  }
}
