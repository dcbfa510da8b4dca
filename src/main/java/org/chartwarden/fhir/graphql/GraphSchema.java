package org.chartwarden.fhir.graphql;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimePrimitiveDatatypeDefinition;
import ca.uhn.fhir.context.RuntimeResourceBlockDefinition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.chartwarden.fhir.gateway.SearchCapability;
import org.chartwarden.fhir.graphql.GraphType.GraphArgument;
import org.chartwarden.fhir.graphql.GraphType.GraphField;
import org.chartwarden.fhir.graphql.GraphType.TypeUse;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.ResourceTypes;

/**
 * The GraphQL schema of R4 (FHIR R4 graphql.html), derived from the definitions of types and the
 * search parameters that are served. Fields of a type are made when somebody asks for them.
 *
 * <p>The fields that lead from a resource back to those that refer to it, one for each type on each
 * type, are left out: they would be nine tenths of it.
 */
final class GraphSchema {

  /** The type of the fields of the system. */
  static final String QUERY = "Query";

  private static final String RESOURCE = "Resource";
  private static final String STRING = "String";
  private static final String INT = "Int";

  private final Map<String, GraphType> types = new TreeMap<>();
  private final Map<Class<?>, String> parts = new HashMap<>();
  private final Function<String, List<SearchCapability>> searches;

  /**
   * Makes the schema.
   *
   * @param searches the search parameters of a resource type
   */
  GraphSchema(Function<String, List<SearchCapability>> searches) {
    this.searches = searches;
    for (String scalar : List.of(STRING, INT, "Boolean", "Float", "ID")) {
      types.put(scalar, GraphType.scalar(scalar));
    }
    List<String> resources = List.copyOf(ResourceTypes.names());
    types.put(RESOURCE, new GraphType("UNION", RESOURCE, "Any resource", List::of, resources));
    types.put(QUERY, GraphType.object(QUERY, "What a query of the system starts at", this::roots));
    for (String resource : resources) {
      composite(FhirModel.context().getResourceDefinition(resource), resource);
      connection(resource);
    }
  }

  Collection<GraphType> types() {
    return types.values();
  }

  Optional<GraphType> type(String name) {
    return Optional.ofNullable(types.get(name));
  }

  private List<GraphField> roots() {
    List<GraphField> fields = new ArrayList<>();
    for (String type : ResourceTypes.names()) {
      fields.add(
          new GraphField(
              type,
              TypeUse.one(type),
              List.of(new GraphArgument("id", new TypeUse("ID", false, true)))));
      fields.add(new GraphField(type + "List", TypeUse.many(type), searchArguments(type)));
      fields.add(
          new GraphField(
              type + "Connection", TypeUse.one(type + "Connection"), searchArguments(type)));
    }
    return fields;
  }

  /** The hyphens of search parameters are underscores here. */
  private List<GraphArgument> searchArguments(String type) {
    List<GraphArgument> arguments = new ArrayList<>();
    arguments.add(new GraphArgument("_count", TypeUse.one(INT)));
    arguments.add(new GraphArgument("_sort", TypeUse.one(STRING)));
    arguments.add(new GraphArgument("cursor", TypeUse.one(STRING)));
    for (SearchCapability parameter : searches.apply(type)) {
      arguments.add(new GraphArgument(parameter.name().replace('-', '_'), TypeUse.many(STRING)));
    }
    return arguments;
  }

  private void connection(String type) {
    String edge = type + "Edge";
    types.put(
        type + "Connection",
        GraphType.object(
            type + "Connection",
            "One page of a search for " + type,
            () ->
                List.of(
                    plain("count", INT),
                    plain("offset", INT),
                    plain("pagesize", INT),
                    plain("first", "ID"),
                    plain("previous", "ID"),
                    plain("next", "ID"),
                    plain("last", "ID"),
                    new GraphField("edges", TypeUse.many(edge), List.of()))));
    types.put(
        edge,
        GraphType.object(
            edge,
            "A match of a search for " + type,
            () ->
                List.of(plain("mode", "code"), plain("score", "Float"), plain("resource", type))));
  }

  private static GraphField plain(String name, String type) {
    return new GraphField(name, TypeUse.one(type), List.of());
  }

  /** A resource, a data type or a part of one, and whatever it consists of. */
  private void composite(BaseRuntimeElementCompositeDefinition<?> definition, String name) {
    if (types.containsKey(name)) {
      return;
    }
    types.put(name, GraphType.object(name, "FHIR " + name, () -> fields(definition, name)));
    for (BaseRuntimeChildDefinition child : definition.getChildren()) {
      for (String element : names(child)) {
        BaseRuntimeElementDefinition<?> of = of(child, element);
        if (of instanceof BaseRuntimeElementCompositeDefinition<?> inner) {
          composite(inner, typeName(inner, name, element));
        } else if (of instanceof RuntimePrimitiveDatatypeDefinition scalar) {
          types.putIfAbsent(scalar.getName(), GraphType.scalar(scalar.getName()));
        }
      }
    }
  }

  /** An extension has one name, whatever its value may be. */
  private static Collection<String> names(BaseRuntimeChildDefinition child) {
    return child instanceof RuntimeChildExtension
        ? List.of(child.getElementName())
        : child.getValidChildNames().stream().filter(name -> !name.endsWith("[x]")).toList();
  }

  private static BaseRuntimeElementDefinition<?> of(
      BaseRuntimeChildDefinition child, String element) {
    return child instanceof RuntimeChildExtension
        ? FhirModel.context().getElementDefinition("Extension")
        : child.getChildByName(element);
  }

  /**
   * A part of a type is named after the type and the element where it first stands; parts may
   * contain themselves, as the items of a Questionnaire do.
   */
  private String typeName(
      BaseRuntimeElementCompositeDefinition<?> definition, String owner, String element) {
    if (!(definition instanceof RuntimeResourceBlockDefinition)) {
      return definition.getName();
    }
    return parts.computeIfAbsent(
        definition.getImplementingClass(),
        part -> owner + Character.toUpperCase(element.charAt(0)) + element.substring(1));
  }

  private List<GraphField> fields(
      BaseRuntimeElementCompositeDefinition<?> definition, String owner) {
    List<GraphField> fields = new ArrayList<>();
    if (ResourceTypes.known(owner)) {
      fields.add(plain("resourceType", "code"));
    }
    for (BaseRuntimeChildDefinition child : definition.getChildren()) {
      boolean list = child.getMax() != 1;
      for (String element : names(child)) {
        BaseRuntimeElementDefinition<?> of = of(child, element);
        String type =
            of instanceof BaseRuntimeElementCompositeDefinition<?> inner
                ? typeName(inner, owner, element)
                : of.getName();
        if (types.containsKey(type)) {
          boolean choice = child instanceof RuntimeChildChoiceDefinition;
          TypeUse use = new TypeUse(type, list, child.getMin() > 0 && !choice);
          fields.add(new GraphField(element, use, list ? listArguments() : List.of()));
        } else if (element.equals("contained")) {
          fields.add(new GraphField(element, TypeUse.many(RESOURCE), listArguments()));
        }
      }
    }
    if (owner.equals("Reference")) {
      fields.add(
          new GraphField(
              "resource",
              TypeUse.one(RESOURCE),
              List.of(
                  new GraphArgument("optional", TypeUse.one("Boolean")),
                  new GraphArgument("type", TypeUse.one(STRING)))));
    }
    return fields;
  }

  private static List<GraphArgument> listArguments() {
    return List.of(
        new GraphArgument("fhirpath", TypeUse.one(STRING)),
        new GraphArgument("_offset", TypeUse.one(INT)),
        new GraphArgument("_count", TypeUse.one(INT)));
  }
}
