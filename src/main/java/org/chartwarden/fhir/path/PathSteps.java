package org.chartwarden.fhir.path;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.path.PathProgram.Step;

/** The steps a path is made of. */
final class PathSteps {

  private static final ElementType BOOLEAN = booleanType();

  private PathSteps() {}

  private static ElementType booleanType() {
    return ElementType.resource("Patient").members("active").get(0).type();
  }

  /** One step after the other. */
  static Step all(Step first, Step second) {
    return new Sequence(first, second);
  }

  private static List<Located> run(Step step, Located focus, JsonNode root) {
    List<Located> found = new ArrayList<>(4);
    step.run(focus, root, found);
    return found;
  }

  private static void truth(boolean value, List<Located> into) {
    into.add(new Located(BooleanNode.valueOf(value), BOOLEAN));
  }

  private static boolean isTrue(Step condition, Located focus, JsonNode root) {
    List<Located> result = run(condition, focus, root);
    return result.size() == 1 && result.get(0).node().asBoolean(false);
  }

  /** A step over the whole collection before it, not item by item. */
  private interface Whole extends Step {
    void runAll(List<Located> all, List<Located> into);

    @Override
    default void run(Located focus, JsonNode root, List<Located> into) {
      runAll(List.of(focus), into);
    }
  }

  private record Sequence(Step first, Step second) implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      List<Located> middle = PathSteps.run(first, focus, root);
      if (second instanceof Whole whole) {
        whole.runAll(middle, into);
      } else {
        for (Located item : middle) {
          second.run(item, root, into);
        }
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) throws PathProblem {
      Set<ElementType> middle = first.types(focus);
      return middle.isEmpty() ? middle : second.types(middle);
    }
  }

  record Self() implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      into.add(focus);
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) {
      return focus;
    }
  }

  record Nothing() implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      // A path of another resource type selects nothing here.
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) {
      return Set.of();
    }
  }

  record Root(ElementType type) implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      into.add(new Located(root, type));
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) {
      return Set.of(type);
    }
  }

  record Member(String name) implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      focus.type().collect(focus.node(), name, into);
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) throws PathProblem {
      Set<ElementType> found = new LinkedHashSet<>();
      for (ElementType type : focus) {
        type.members(name).forEach(m -> found.add(m.type()));
      }
      if (found.isEmpty() && !focus.isEmpty()) {
        throw new PathProblem("there is no element " + name + " in " + focus);
      }
      return found;
    }
  }

  record OfType(String wanted) implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      if (focus.type().isNamed(wanted)) {
        into.add(focus);
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) throws PathProblem {
      Set<ElementType> kept = new LinkedHashSet<>(focus);
      kept.removeIf(type -> !type.isNamed(wanted));
      if (kept.isEmpty() && !focus.isEmpty()) {
        throw new PathProblem("none of " + focus + " is a " + wanted);
      }
      return kept;
    }
  }

  record Union(List<Step> members) implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      members.forEach(member -> member.run(focus, root, into));
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) throws PathProblem {
      Set<ElementType> found = new LinkedHashSet<>();
      for (Step member : members) {
        found.addAll(member.types(focus));
      }
      return found;
    }
  }

  record Where(Step condition) implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      if (isTrue(condition, focus, root)) {
        into.add(focus);
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) throws PathProblem {
      condition.types(focus);
      return focus;
    }
  }

  record Compare(Step left, String literal, boolean equal) implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      List<Located> values = PathSteps.run(left, focus, root);
      // FHIRPath: comparing with nothing gives nothing, which counts as not true.
      if (values.size() == 1) {
        truth(values.get(0).node().asText().equals(literal) == equal, into);
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) throws PathProblem {
      left.types(focus);
      return Set.of(BOOLEAN);
    }
  }

  record And(Step left, Step right) implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      List<Located> first = PathSteps.run(left, focus, root);
      List<Located> second = PathSteps.run(right, focus, root);
      if (isFalse(first) || isFalse(second)) {
        truth(false, into);
      } else if (!first.isEmpty() && !second.isEmpty()) {
        truth(true, into);
      }
    }

    private static boolean isFalse(List<Located> result) {
      return result.size() == 1
          && result.get(0).node().isBoolean()
          && !result.get(0).node().booleanValue();
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) throws PathProblem {
      left.types(focus);
      right.types(focus);
      return Set.of(BOOLEAN);
    }
  }

  record Is(Step step, String wanted) implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      List<Located> values = PathSteps.run(step, focus, root);
      if (values.size() == 1) {
        Located value = values.get(0);
        boolean resolved = value.node().path(Resolve.MARK).isTextual();
        String name = resolved ? value.node().path(Resolve.MARK).textValue() : value.type().name();
        truth(name.equals(wanted), into);
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) throws PathProblem {
      step.types(focus);
      return Set.of(BOOLEAN);
    }
  }

  /** Stands for the target of a reference; only its type is known. */
  record Resolve() implements Step {
    static final String MARK = "resourceType";

    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      ReferenceTarget.typeOf(focus.node(), root)
          .ifPresent(
              type ->
                  into.add(
                      new Located(
                          org.chartwarden.platform.Json.object().put(MARK, type), focus.type())));
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) {
      return focus;
    }
  }

  record Exists() implements Whole {
    @Override
    public void runAll(List<Located> all, List<Located> into) {
      truth(!all.isEmpty(), into);
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) {
      return Set.of(BOOLEAN);
    }
  }

  record First() implements Whole {
    @Override
    public void runAll(List<Located> all, List<Located> into) {
      if (!all.isEmpty()) {
        into.add(all.get(0));
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) {
      return focus;
    }
  }

  /** The item at an index of all that the step before selected. */
  record At(Step step, int index) implements Step {
    @Override
    public void run(Located focus, JsonNode root, List<Located> into) {
      List<Located> all = PathSteps.run(step, focus, root);
      if (index < all.size()) {
        into.add(all.get(index));
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus) throws PathProblem {
      return step.types(focus);
    }
  }
}
