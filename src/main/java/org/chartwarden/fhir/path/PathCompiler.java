package org.chartwarden.fhir.path;

import static org.chartwarden.fhir.path.PathSteps.all;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.path.PathProgram.Step;

/**
 * Compiles the FHIRPath of one search parameter for one resource type.
 *
 * <p>Precedence follows FHIRPath: member access binds tightest, then {@code as} and {@code is},
 * then {@code |}, then comparisons, then {@code and}. Union members that start at another resource
 * type select nothing.
 */
public final class PathCompiler {

  private final PathTokens tokens;
  private final ElementType context;
  private final String resourceType;

  private PathCompiler(String expression, ElementType context, String resourceType)
      throws PathProblem {
    this.tokens = PathTokens.of(expression);
    this.context = context;
    this.resourceType = resourceType;
  }

  /** Compiles a path that starts at a resource of the given type. */
  public static PathProgram compile(String resourceType, String expression) throws PathProblem {
    return compile(ElementType.resource(resourceType), resourceType, expression);
  }

  /** Compiles a path that starts at elements of the given type inside a resource. */
  public static PathProgram compile(ElementType context, String resourceType, String expression)
      throws PathProblem {
    PathCompiler compiler = new PathCompiler(expression, context, resourceType);
    Step step = compiler.conjunction();
    compiler.tokens.expectEnd();
    return new PathProgram(step, context);
  }

  private Step conjunction() throws PathProblem {
    Step left = comparison();
    while (tokens.accept("and")) {
      left = new PathSteps.And(left, comparison());
    }
    return left;
  }

  private Step comparison() throws PathProblem {
    Step left = union();
    if (tokens.accept("=")) {
      return new PathSteps.Compare(left, tokens.literal(), true);
    }
    if (tokens.accept("!=")) {
      return new PathSteps.Compare(left, tokens.literal(), false);
    }
    return left;
  }

  private Step union() throws PathProblem {
    List<Step> members = new ArrayList<>();
    members.add(cast());
    while (tokens.accept("|")) {
      members.add(cast());
    }
    return members.size() == 1 ? members.get(0) : new PathSteps.Union(members);
  }

  private Step cast() throws PathProblem {
    Step step = chain();
    while (true) {
      if (tokens.accept("as")) {
        step = all(step, new PathSteps.OfType(tokens.name()));
      } else if (tokens.accept("is")) {
        step = new PathSteps.Is(step, tokens.name());
      } else {
        return step;
      }
    }
  }

  private Step chain() throws PathProblem {
    Step step = head();
    while (true) {
      if (tokens.accept(".")) {
        step = all(step, memberOrFunction(tokens.name()));
      } else if (tokens.accept("[")) {
        step = new PathSteps.At(step, tokens.number());
        tokens.expect("]");
      } else {
        return step;
      }
    }
  }

  private Step head() throws PathProblem {
    if (tokens.accept("(")) {
      Step inner = conjunction();
      tokens.expect(")");
      return inner;
    }
    if (tokens.accept("%resource")) {
      return new PathSteps.Root(ElementType.resource(resourceType));
    }
    String name = tokens.name();
    if (tokens.peek("(")) {
      return memberOrFunction(name);
    }
    if (name.equals(context.name())
        || (context.isResource() && (name.equals("Resource") || name.equals("DomainResource")))) {
      return new PathSteps.Self();
    }
    if (FhirModel.context().getResourceTypes().contains(name)) {
      return new PathSteps.Nothing();
    }
    return new PathSteps.Member(name);
  }

  private Step memberOrFunction(String name) throws PathProblem {
    if (!tokens.accept("(")) {
      return new PathSteps.Member(name);
    }
    Step function =
        switch (name) {
          case "as", "ofType" -> new PathSteps.OfType(tokens.name());
          case "where" -> new PathSteps.Where(conjunction());
          case "exists" -> new PathSteps.Exists();
          case "resolve" -> new PathSteps.Resolve();
          case "extension" -> extension(tokens.literal());
          case "first" -> new PathSteps.First();
          default -> throw new PathProblem("the function " + name + "() is not evaluated");
        };
    tokens.expect(")");
    return function;
  }

  private static Step extension(String url) {
    return all(
        new PathSteps.Member("extension"),
        new PathSteps.Where(new PathSteps.Compare(new PathSteps.Member("url"), url, true)));
  }
}
