package org.chartwarden.fhir.patch;

import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;

/**
 * The functions a path of a patch may use: those that select and compare. Regular expressions could
 * keep a thread busy without end, and resolving would leave the resource.
 */
final class PathFunctions {

  private static final Pattern QUOTED = Pattern.compile("'(\\\\.|[^'\\\\])*+'");

  private static final Set<String> ALLOWED =
      Set.of(
          "item",
          "where",
          "first",
          "last",
          "tail",
          "skip",
          "take",
          "single",
          "exists",
          "empty",
          "not",
          "all",
          "count",
          "extension",
          "hasExtension",
          "ofType",
          "as",
          "is",
          "startsWith",
          "endsWith",
          "contains",
          "length",
          "lower",
          "upper",
          "hasValue",
          "getValue",
          "toString",
          "today",
          "now",
          "children");

  private PathFunctions() {}

  /**
   * Looks through an expression. Variables would allow a criterion to go through the whole resource
   * again for each element, nested as often as one likes.
   *
   * @throws FhirProblem 400 naming the function that is not allowed
   */
  static void require(String at, String path, ExpressionNode parsed) {
    if (QUOTED.matcher(path).replaceAll("").indexOf('%') >= 0) {
      throw PatchProblems.malformed(
          "malformed-path", at + ": variables are not allowed in the path of a patch");
    }
    require(at, parsed);
  }

  private static void require(String at, ExpressionNode node) {
    if (node == null) {
      return;
    }
    if (node.getFunction() != null && !ALLOWED.contains(node.getFunction().toCode())) {
      throw PatchProblems.malformed(
          "malformed-path",
          at + ": the function " + node.getFunction().toCode() + "() is not allowed in a patch");
    }
    require(at, node.getInner());
    require(at, node.getGroup());
    require(at, node.getOpNext());
    if (node.getParameters() != null) {
      node.getParameters().forEach(parameter -> require(at, parameter));
    }
  }
}
