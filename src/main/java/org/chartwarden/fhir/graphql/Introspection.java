package org.chartwarden.fhir.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.chartwarden.fhir.graphql.GraphType.GraphArgument;
import org.chartwarden.fhir.graphql.GraphType.GraphField;
import org.chartwarden.fhir.graphql.GraphType.TypeUse;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.hl7.fhir.utilities.graphql.Directive;
import org.hl7.fhir.utilities.graphql.Document;
import org.hl7.fhir.utilities.graphql.Field;
import org.hl7.fhir.utilities.graphql.Fragment;
import org.hl7.fhir.utilities.graphql.Selection;

/**
 * Answers what a query asks about the schema: {@code __schema}, {@code __type} and {@code
 * __typename} at its top (GraphQL, section 4). The engine knows nothing of them.
 */
final class Introspection {

  private static final Set<String> FIELDS = Set.of("__schema", "__type", "__typename");

  /** Values in one answer; the query of the usual tools makes some 400,000. */
  private static final int MOST_VALUES = 1_500_000;

  private final GraphSchema schema;
  private final Map<String, Fragment> fragments = new HashMap<>();
  private int values;

  Introspection(GraphSchema schema, Document document) {
    this.schema = schema;
    document.getFragments().forEach(fragment -> fragments.put(fragment.getName(), fragment));
  }

  /** Whether a selection asks about the schema. */
  static boolean concerns(Selection selection) {
    return selection.getField() != null && FIELDS.contains(selection.getField().getName());
  }

  /** Whether one of the parts of a query asks about the schema. */
  static boolean concerns(Collection<Selection> selections) {
    return selections.stream().anyMatch(Introspection::concerns);
  }

  /**
   * Answers those of the selections that ask about the schema.
   *
   * @param answer gets a member for each
   */
  void answer(List<Selection> selections, ObjectNode answer) {
    for (Selection selection : selections) {
      if (concerns(selection) && included(selection.getField().getDirectives())) {
        Field field = selection.getField();
        answer.set(name(field), top(field));
      }
    }
  }

  private JsonNode top(Field field) {
    return switch (field.getName()) {
      case "__schema" -> object(field.getSelectionSet(), this::ofSchema);
      case "__typename" -> text(GraphSchema.QUERY);
      default ->
          schema
              .type(argument(field, "name"))
              .map(type -> object(field.getSelectionSet(), f -> ofType(type, f)))
              .orElse(NullNode.getInstance());
    };
  }

  /** Gives the value of one field. */
  private interface Giver {
    JsonNode give(Field field);
  }

  private JsonNode object(List<Selection> selections, Giver giver) {
    if (selections.isEmpty()) {
      throw GraphqlQuery.fault("a field of the schema that is an object needs a selection");
    }
    ObjectNode object = Json.object();
    fill(object, selections, giver);
    return object;
  }

  private void fill(ObjectNode object, List<Selection> selections, Giver giver) {
    for (Selection selection : selections) {
      if (selection.getField() != null) {
        Field field = selection.getField();
        if (included(field.getDirectives())) {
          count();
          object.set(name(field), giver.give(field));
        }
      } else if (selection.getInlineFragment() != null) {
        if (included(selection.getInlineFragment().getDirectives())) {
          fill(object, selection.getInlineFragment().getSelectionSet(), giver);
        }
      } else if (included(selection.getFragmentSpread().getDirectives())) {
        // That the fragment is there and does not contain itself was checked before.
        fill(
            object,
            fragments.get(selection.getFragmentSpread().getName()).getSelectionSet(),
            giver);
      }
    }
  }

  private JsonNode ofSchema(Field field) {
    return switch (field.getName()) {
      case "queryType" ->
          object(
              field.getSelectionSet(),
              f -> ofType(schema.type(GraphSchema.QUERY).orElseThrow(), f));
      case "mutationType", "subscriptionType", "description" -> NullNode.getInstance();
      case "types" -> list(field, schema.types().stream().map(t -> f -> ofType(t, f)));
      case "directives" ->
          list(field, Stream.of("include", "skip").map(name -> f -> ofDirective(name, f)));
      case "__typename" -> text("__Schema");
      default -> throw unknown("__Schema", field);
    };
  }

  private JsonNode ofDirective(String name, Field field) {
    return switch (field.getName()) {
      case "name" -> text(name);
      case "description" -> text("Whether the field is left in or out");
      case "isRepeatable" -> BooleanNode.FALSE;
      case "locations" -> {
        ArrayNode places = Json.array();
        List.of("FIELD", "FRAGMENT_SPREAD", "INLINE_FRAGMENT").forEach(places::add);
        yield places;
      }
      case "args" ->
          list(
              field,
              Stream.of(new GraphArgument("if", new TypeUse("Boolean", false, true)))
                  .map(a -> f -> ofArgument(a, f)));
      case "__typename" -> text("__Directive");
      default -> throw unknown("__Directive", field);
    };
  }

  private JsonNode ofType(GraphType type, Field field) {
    boolean object = type.kind().equals("OBJECT");
    return switch (field.getName()) {
      case "kind" -> text(type.kind());
      case "name" -> text(type.name());
      case "description" -> text(type.description());
      case "fields" ->
          object
              ? list(field, type.fields().get().stream().map(of -> f -> ofField(of, f)))
              : NullNode.getInstance();
      case "interfaces" -> object ? Json.array() : NullNode.getInstance();
      case "possibleTypes" ->
          type.kind().equals("UNION")
              ? list(
                  field,
                  type.possible().stream()
                      .map(name -> schema.type(name).orElseThrow())
                      .map(t -> f -> ofType(t, f)))
              : NullNode.getInstance();
      case "enumValues", "inputFields", "ofType", "specifiedByURL", "isOneOf" ->
          NullNode.getInstance();
      case "__typename" -> text("__Type");
      default -> throw unknown("__Type", field);
    };
  }

  private JsonNode ofField(GraphField of, Field field) {
    return switch (field.getName()) {
      case "name" -> text(of.name());
      case "description", "deprecationReason" -> NullNode.getInstance();
      case "args" -> list(field, of.arguments().stream().map(a -> f -> ofArgument(a, f)));
      case "type" -> object(field.getSelectionSet(), f -> ofUse(of.type(), f));
      case "isDeprecated" -> BooleanNode.FALSE;
      case "__typename" -> text("__Field");
      default -> throw unknown("__Field", field);
    };
  }

  private JsonNode ofArgument(GraphArgument of, Field field) {
    return switch (field.getName()) {
      case "name" -> text(of.name());
      case "description", "defaultValue", "deprecationReason" -> NullNode.getInstance();
      case "type" -> object(field.getSelectionSet(), f -> ofUse(of.type(), f));
      case "isDeprecated" -> BooleanNode.FALSE;
      case "__typename" -> text("__InputValue");
      default -> throw unknown("__InputValue", field);
    };
  }

  /** What is required or a list is a type of its own around the type. */
  private JsonNode ofUse(TypeUse use, Field field) {
    if (!use.required() && !use.list()) {
      return ofType(schema.type(use.name()).orElseThrow(), field);
    }
    TypeUse inner =
        use.required() ? new TypeUse(use.name(), use.list(), false) : TypeUse.one(use.name());
    return switch (field.getName()) {
      case "kind" -> text(use.required() ? "NON_NULL" : "LIST");
      case "ofType" -> object(field.getSelectionSet(), f -> ofUse(inner, f));
      case "name",
          "description",
          "fields",
          "interfaces",
          "possibleTypes",
          "enumValues",
          "inputFields",
          "specifiedByURL",
          "isOneOf" ->
          NullNode.getInstance();
      case "__typename" -> text("__Type");
      default -> throw unknown("__Type", field);
    };
  }

  private JsonNode list(Field field, Stream<Giver> items) {
    ArrayNode list = Json.array();
    items.forEach(item -> list.add(object(field.getSelectionSet(), item)));
    return list;
  }

  private void count() {
    if (++values > MOST_VALUES) {
      throw new FhirProblem(
          422,
          "too-costly",
          "graphql-too-costly",
          "the query asks for more than "
              + MOST_VALUES
              + " values of the schema; ask for one type");
    }
  }

  private static boolean included(List<Directive> directives) {
    for (Directive directive : directives) {
      boolean value =
          directive.getArguments().stream()
              .filter(argument -> argument.getName().equals("if"))
              .flatMap(argument -> argument.getValues().stream())
              .anyMatch(v -> v.getValue().equals("true"));
      if (directive.getName().equals("skip") && value
          || directive.getName().equals("include") && !value) {
        return false;
      }
    }
    return true;
  }

  private static String argument(Field field, String name) {
    return field.getArguments().stream()
        .filter(argument -> argument.getName().equals(name) && !argument.getValues().isEmpty())
        .map(argument -> argument.getValues().get(0).getValue())
        .findFirst()
        .orElseThrow(
            () -> GraphqlQuery.fault(field.getName() + " needs the argument '" + name + "'"));
  }

  private static String name(Field field) {
    return field.getAlias() == null || field.getAlias().isEmpty()
        ? field.getName()
        : field.getAlias();
  }

  private static FhirProblem unknown(String type, Field field) {
    return GraphqlQuery.fault(type + " has no field '" + field.getName() + "'");
  }

  private static JsonNode text(String text) {
    return TextNode.valueOf(text);
  }
}
