package org.chartwarden.fhir.graphql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.platform.Json;
import org.hl7.fhir.utilities.graphql.EGraphEngine;
import org.hl7.fhir.utilities.graphql.EGraphQLException;
import org.hl7.fhir.utilities.graphql.Operation;
import org.hl7.fhir.utilities.graphql.Package;
import org.hl7.fhir.utilities.graphql.Parser;
import org.hl7.fhir.utilities.graphql.Selection;

/** Reads the query of a call: a parameter, a body of GraphQL, or a JSON request with variables. */
final class GraphqlQuery {

  private GraphqlQuery() {}

  static Package read(OperationCall call, GraphqlConfig config) {
    byte[] body = call.body().get();
    String mediaType =
        call.header().apply("Content-Type").map(t -> t.split(";")[0].strip()).orElse("");
    try {
      Package query =
          switch (body.length == 0 ? "" : mediaType) {
            case "application/graphql" -> parsed(new String(body, StandardCharsets.UTF_8), config);
            case "application/json" -> request(body, config);
            default ->
                parsed(call.parameters().text("query").orElseThrow(GraphqlQuery::missing), config);
          };
      refuseMutations(query);
      if (call.type().isEmpty()) {
        refuseUnknownFields(query);
      }
      return query;
    } catch (IOException | EGraphQLException | EGraphEngine e) {
      throw fault(e.getMessage());
    }
  }

  private static Package parsed(String text, GraphqlConfig config)
      throws IOException, EGraphQLException, EGraphEngine {
    return parsed(text, MissingNode.getInstance(), config);
  }

  /** A request of GraphQL over HTTP: {@code query}, {@code variables} and {@code operationName}. */
  private static Package request(byte[] body, GraphqlConfig config)
      throws IOException, EGraphQLException, EGraphEngine {
    JsonNode request = json(body);
    if (!request.path("query").isTextual()) {
      throw missing();
    }
    return parsed(request.path("query").textValue(), request, config);
  }

  private static Package parsed(String text, JsonNode request, GraphqlConfig config)
      throws IOException, EGraphQLException, EGraphEngine {
    check(text, config);
    VariableTypes plain = VariableTypes.plain(text);
    Package query = Parser.parse(FragmentSpreads.apart(withKeyword(plain.text())));
    JsonNode name = request.path("operationName");
    if (!name.isMissingNode() && !name.isNull()) {
      choose(query, name.asText());
    }
    List<Operation> operations = query.getDocument().getOperations();
    if (operations.size() != 1) {
      throw fault("it has " + operations.size() + " operations; operationName must name one");
    }
    UnfoldedQuery.check(query.getDocument(), operations.get(0));
    QueryVariables.bind(
        query.getDocument(), operations.get(0), request.path("variables"), plain.required());
    return query;
  }

  /** After the short form of a query, which is without the keyword, the parser reads no further. */
  private static String withKeyword(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#') {
        at = VariableTypes.endOfLine(text, at);
      } else if (Character.isWhitespace(c) || c == ',') {
        at++;
      } else {
        break;
      }
    }
    if (at == text.length()) {
      throw missing();
    }
    return text.charAt(at) == '{' ? "query " + text.substring(at) : text;
  }

  private static JsonNode json(byte[] body) throws IOException {
    try {
      return Json.parse(body);
    } catch (JsonProcessingException e) {
      throw fault("the body is no JSON: " + e.getOriginalMessage());
    }
  }

  /** Leaves the operation of one name only. */
  private static void choose(Package query, String name) {
    List<Operation> operations = query.getDocument().getOperations();
    operations.removeIf(operation -> !name.equals(operation.getName()));
    if (operations.isEmpty()) {
      throw fault("it has no operation of the name '" + name + "'");
    }
  }

  /** The parser goes down one call per level, so the depth is bounded before it starts. */
  private static void check(String text, GraphqlConfig config) {
    if (text.length() > config.queryCharacters()) {
      throw fault("it is longer than " + config.queryCharacters() + " characters");
    }
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '{' || c == '[' || c == '(' ? 1 : c == '}' || c == ']' || c == ')' ? -1 : 0;
      if (depth > config.depth()) {
        throw fault("it is nested deeper than " + config.depth() + " levels");
      }
    }
    if (depth != 0) {
      throw fault("its braces, brackets and parentheses do not match");
    }
  }

  private static void refuseMutations(Package query) {
    for (Operation operation : query.getDocument().getOperations()) {
      if (operation.getOperationType() == Operation.OperationType.qglotMutation) {
        throw FhirProblem.notSupported(
            "graphql-mutation", "mutations are not served; write through the FHIR interface");
      }
    }
  }

  /** The engine answers a field of the system that it does not know with nothing at all. */
  private static void refuseUnknownFields(Package query) {
    for (Operation operation : query.getDocument().getOperations()) {
      for (Selection selection : operation.getSelectionSet()) {
        String name = selection.getField() == null ? "" : selection.getField().getName();
        String type = name.replaceFirst("(List|Connection)$", "");
        if (!name.isEmpty()
            && !Introspection.concerns(selection)
            && !ResourceTypes.known(name)
            && !ResourceTypes.known(type)) {
          throw fault(
              "there is no field '"
                  + name
                  + "'; there are Patient, PatientList, PatientConnection, and the same for every"
                  + " other type");
        }
      }
    }
  }

  private static FhirProblem missing() {
    return new FhirProblem(
        400, "required", "missing-parameter", "$graphql needs a query, as a parameter or a body");
  }

  static FhirProblem fault(String reason) {
    return FhirProblem.invalid("bad-graphql", "the GraphQL query cannot be answered: " + reason);
  }
}
