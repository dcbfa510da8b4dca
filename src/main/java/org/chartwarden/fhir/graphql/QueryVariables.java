package org.chartwarden.fhir.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.hl7.fhir.utilities.graphql.Argument;
import org.hl7.fhir.utilities.graphql.Directive;
import org.hl7.fhir.utilities.graphql.Document;
import org.hl7.fhir.utilities.graphql.Field;
import org.hl7.fhir.utilities.graphql.Fragment;
import org.hl7.fhir.utilities.graphql.NameValue;
import org.hl7.fhir.utilities.graphql.NumberValue;
import org.hl7.fhir.utilities.graphql.ObjectValue;
import org.hl7.fhir.utilities.graphql.Operation;
import org.hl7.fhir.utilities.graphql.Selection;
import org.hl7.fhir.utilities.graphql.StringValue;
import org.hl7.fhir.utilities.graphql.Value;
import org.hl7.fhir.utilities.graphql.Variable;
import org.hl7.fhir.utilities.graphql.VariableValue;

/**
 * Puts the values of variables where the variables stand; the engine does so for some arguments
 * only, and not for those of searches. Values are scalars and lists of these, as search parameters
 * are. A variable without a value stands for an argument that is left out.
 */
final class QueryVariables {

  private static final Pattern CURSOR = Pattern.compile("[^:]+:[^:]+");

  private final Map<String, List<Value>> values = new HashMap<>();

  private QueryVariables() {}

  /**
   * Puts values into an operation and the fragments of its document.
   *
   * @param given the member {@code variables} of a request, which may be missing
   * @param required names of the variables that must have a value
   */
  static void bind(Document document, Operation operation, JsonNode given, Set<String> required) {
    if (!given.isObject() && !given.isMissingNode() && !given.isNull()) {
      throw GraphqlQuery.fault("'variables' must be an object");
    }
    QueryVariables variables = new QueryVariables();
    for (Variable variable : operation.getVariables()) {
      String name = variable.getName();
      List<Value> value = variables.value(variable, given.path(name));
      if (value.isEmpty() && required.contains(name)) {
        throw GraphqlQuery.fault("the variable $" + name + " must have a value");
      }
      variables.values.put(name, value);
    }
    operation.getVariables().clear();
    variables.inDirectives(operation.getDirectives());
    variables.inSelections(operation.getSelectionSet());
    for (Fragment fragment : document.getFragments()) {
      variables.inDirectives(fragment.getDirectives());
      variables.inSelections(fragment.getSelectionSet());
    }
  }

  private List<Value> value(Variable variable, JsonNode given) {
    if (given.isMissingNode() || given.isNull()) {
      return variable.getDefaultValue() == null ? List.of() : List.of(variable.getDefaultValue());
    }
    List<Value> found = new ArrayList<>();
    for (JsonNode item : given.isArray() ? given : List.of(given)) {
      found.add(scalar(variable.getName(), item));
    }
    return found;
  }

  private static Value scalar(String name, JsonNode node) {
    if (node.isTextual()) {
      return new StringValue(node.textValue());
    }
    if (node.isNumber()) {
      return new NumberValue(node.asText());
    }
    if (node.isBoolean()) {
      return new NameValue(node.booleanValue());
    }
    throw GraphqlQuery.fault(
        "the variable $" + name + " must be a string, a number, a boolean or a list of them");
  }

  private void inSelections(List<Selection> selections) {
    for (Selection selection : selections) {
      if (selection.getField() != null) {
        inField(selection.getField());
      } else if (selection.getInlineFragment() != null) {
        inDirectives(selection.getInlineFragment().getDirectives());
        inSelections(selection.getInlineFragment().getSelectionSet());
      } else if (selection.getFragmentSpread() != null) {
        inDirectives(selection.getFragmentSpread().getDirectives());
      }
    }
  }

  private void inField(Field field) {
    inDirectives(field.getDirectives());
    field.getArguments().removeIf(argument -> !filled(argument));
    field.getArguments().forEach(QueryVariables::check);
    inSelections(field.getSelectionSet());
  }

  /** The engine takes what it is given for scalars, and a cursor for one that it made. */
  private static void check(Argument argument) {
    for (Value value : argument.getValues()) {
      if (value instanceof ObjectValue) {
        throw GraphqlQuery.fault("the argument '" + argument.getName() + "' cannot be an object");
      }
      if (argument.getName().equals("cursor") && !CURSOR.matcher(value.getValue()).matches()) {
        throw GraphqlQuery.fault(
            "'" + value.getValue() + "' is not a cursor that this server gave");
      }
    }
  }

  private void inDirectives(List<Directive> directives) {
    for (Directive directive : directives) {
      for (Argument argument : directive.getArguments()) {
        if (!filled(argument)) {
          throw GraphqlQuery.fault("@" + directive.getName() + " needs a value");
        }
      }
    }
  }

  /** Replaces the variables of an argument; false when nothing is left of it. */
  private boolean filled(Argument argument) {
    List<Value> before = List.copyOf(argument.getValues());
    argument.getValues().clear();
    for (Value value : before) {
      if (value instanceof VariableValue variable) {
        argument.getValues().addAll(values(variable.getValue()));
      } else {
        argument.getValues().add(value);
      }
    }
    return before.isEmpty() || !argument.getValues().isEmpty();
  }

  private List<Value> values(String name) {
    List<Value> found = values.get(name);
    if (found == null) {
      throw GraphqlQuery.fault("the variable $" + name + " is not declared");
    }
    return found;
  }
}
