package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.chartwarden.fhir.path.PathTokens.Kind;
import org.chartwarden.fhir.path.PathTokens.Token;

/**
 * Compiles FHIRPath into programs for one starting type.
 *
 * <p>Precedence follows FHIRPath 2.0: member access, sign, {@code * /}, {@code + - &}, {@code is
 * as}, {@code |}, order, equality, membership, {@code and}, {@code or}, {@code implies}. A path
 * head that names another resource type selects nothing.
 */
public final class PathCompiler {

  /** Operators from the loosest to the tightest. */
  private static final List<List<String>> LEVELS =
      List.of(
          List.of("implies"),
          List.of("or", "xor"),
          List.of("and"),
          List.of("in", "contains"),
          List.of("=", "!=", "~", "!~"),
          List.of("<", "<=", ">", ">="),
          List.of("|"),
          List.of("is", "as"),
          List.of("+", "-", "&"),
          List.of("*", "/", "div", "mod"));

  private static final int DEEPEST = 60;
  private static final int MOST_STEPS = 600;

  private final PathTokens tokens;
  private final PathContext context;
  private int depth;
  private int steps;

  private PathCompiler(String expression, PathContext context) throws PathProblem {
    this.tokens = PathTokens.of(expression);
    this.context = context;
  }

  /** Compiles a path that starts at a resource of the given type and fits it. */
  public static PathProgram compile(String resourceType, String expression) throws PathProblem {
    return compile(ElementType.resource(resourceType), resourceType, expression);
  }

  /** Compiles a path that starts at elements of the given type inside a resource and fits them. */
  public static PathProgram compile(ElementType start, String resourceType, String expression)
      throws PathProblem {
    PathProgram program =
        compile(new PathContext(Set.of(start), resourceType, Map.of(), false), expression);
    if (!program.faults().isEmpty()) {
      throw new PathProblem(program.faults().get(0));
    }
    return program;
  }

  /** Compiles a path; what does not fit the start is told by {@link PathProgram#faults()}. */
  public static PathProgram compile(PathContext context, String expression) throws PathProblem {
    PathCompiler compiler = new PathCompiler(expression, context);
    Step step = compiler.expression(0);
    compiler.tokens.expectEnd();
    ElementType root = ElementType.resource(context.resourceType());
    ElementType start = context.start().size() == 1 ? context.start().iterator().next() : root;
    return new PathProgram(step, start, context.start());
  }

  private Step expression(int level) throws PathProblem {
    if (level == LEVELS.size()) {
      return signed();
    }
    if (level == 0 && ++depth > DEEPEST) {
      throw tokens.problem("the path is nested deeper than " + DEEPEST + " levels", tokens.peek());
    }
    Step left = expression(level + 1);
    while (true) {
      Token operator = tokens.peek();
      if (LEVELS.get(level).stream().noneMatch(operator::is)) {
        if (level == 0) {
          depth--;
        }
        return left;
      }
      tokens.take();
      left = counted(binary(operator.text(), left, level));
    }
  }

  private Step binary(String operator, Step left, int level) throws PathProblem {
    return switch (operator) {
      case "is" -> new PathSteps.Is(left, tokens.typeName());
      case "as" -> PathSteps.ofType(left, tokens.typeName());
      case "|" -> {
        List<Step> members = new ArrayList<>();
        members.add(left);
        members.add(expression(level + 1));
        while (tokens.accept("|")) {
          members.add(counted(expression(level + 1)));
        }
        yield new PathSteps.Union(members);
      }
      default -> PathOperators.of(operator, left, expression(level + 1));
    };
  }

  private Step signed() throws PathProblem {
    if (tokens.accept("-")) {
      return counted(new PathOperators.Negated(signedChain()));
    }
    tokens.accept("+");
    return signedChain();
  }

  private Step signedChain() throws PathProblem {
    return chain(head());
  }

  private Step chain(Step start) throws PathProblem {
    Step step = start;
    while (true) {
      if (tokens.accept(".")) {
        Token token = tokens.peek();
        String name = tokens.name();
        step =
            counted(
                tokens.accept("(")
                    ? function(step, name, token)
                    : new PathSteps.Member(step, name));
      } else if (tokens.accept("[")) {
        step = counted(new PathSteps.At(step, expression(0)));
        tokens.expect("]");
      } else {
        return step;
      }
    }
  }

  private Step head() throws PathProblem {
    Token token = tokens.take();
    return switch (token.kind()) {
      case STRING -> constant(new Located(new TextNode(token.text()), Values.STRING));
      case NUMBER -> number(token);
      case DATE -> constant(PartialTime.literal(token.text()));
      case CONSTANT -> constant(token);
      case VARIABLE ->
          switch (token.text()) {
            case "this" -> new PathSteps.Self();
            case "index" -> new PathSteps.Index();
            default -> new PathSteps.Total();
          };
      case NAME -> named(token);
      case SYMBOL -> group(token);
      case END -> throw tokens.problem("the path ends too early", token);
    };
  }

  private Step group(Token token) throws PathProblem {
    if (token.is("{")) {
      tokens.expect("}");
      return new PathSteps.Constant(List.of());
    }
    if (!token.is("(")) {
      throw tokens.problem("'" + token.text() + "' is not expected", token);
    }
    Step inner = expression(0);
    tokens.expect(")");
    return inner;
  }

  private Step named(Token token) throws PathProblem {
    String name = token.text();
    if (tokens.accept("(")) {
      return function(new PathSteps.Self(), name, token);
    }
    if (!token.quoted() && (name.equals("true") || name.equals("false"))) {
      return constant(new Located(BooleanNode.valueOf(name.equals("true")), Values.BOOLEAN));
    }
    if (!token.quoted() && Character.isUpperCase(name.charAt(0))) {
      return new PathSteps.TypeHead(name);
    }
    return counted(new PathSteps.Member(new PathSteps.Self(), name));
  }

  private Step number(Token token) throws PathProblem {
    BigDecimal value = new BigDecimal(token.text());
    Token unit = tokens.peek();
    if (unit.kind() == Kind.STRING) {
      tokens.take();
      return constant(Quantities.of(value, unit.text()));
    }
    if (unit.kind() == Kind.NAME && Quantities.calendarUnit(unit.text()).isPresent()) {
      tokens.take();
      return constant(Quantities.of(value, Quantities.calendarUnit(unit.text()).get()));
    }
    return constant(token.text().contains(".") ? Values.decimal(value) : Values.integer(value));
  }

  private Step constant(Token token) throws PathProblem {
    switch (token.text()) {
      case "resource", "rootResource" -> {
        return new PathSteps.Root(ElementType.resource(context.resourceType()));
      }
      case "context" -> {
        return new PathSteps.Context(context.start());
      }
      case "ucum" -> {
        return constant(Values.string("http://unitsofmeasure.org"));
      }
      case "sct" -> {
        return constant(Values.string("http://snomed.info/sct"));
      }
      case "loinc" -> {
        return constant(Values.string("http://loinc.org"));
      }
      default -> {
        if (context.rows() && token.text().equals("rowIndex")) {
          return new PathSteps.RowIndex();
        }
        List<Located> value = context.constants().get(token.text());
        if (value == null) {
          throw tokens.problem("the constant %" + token.text() + " is not defined", token);
        }
        return new PathSteps.Constant(value);
      }
    }
  }

  private static Step constant(Located value) {
    return new PathSteps.Constant(List.of(value));
  }

  private Step function(Step input, String name, Token at) throws PathProblem {
    PathFunction function =
        FunctionCatalog.find(name)
            .orElseThrow(() -> tokens.problem("the function " + name + "() is not evaluated", at));
    List<Step> arguments = new ArrayList<>();
    String type = "";
    if (!tokens.accept(")")) {
      if (function.takesType()) {
        type = tokens.typeName();
      } else {
        do {
          arguments.add(expression(0));
        } while (tokens.accept(","));
      }
      tokens.expect(")");
    }
    int given = arguments.size() + (type.isEmpty() ? 0 : 1);
    if (given < function.least() || given > function.most()) {
      throw tokens.problem(name + "() takes " + function.arity() + ", not " + given, at);
    }
    return switch (name) {
      case "ofType", "as" -> PathSteps.ofType(input, type);
      case "is" -> new PathSteps.Is(input, type);
      default -> new Invocation(input, function, List.copyOf(arguments), type);
    };
  }

  private Step counted(Step step) throws PathProblem {
    if (++steps > MOST_STEPS) {
      throw tokens.problem("the path has more than " + MOST_STEPS + " steps", tokens.peek());
    }
    return step;
  }
}
