package org.chartwarden.fhir.path;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The steps a path is made of, beside operators and functions. */
final class PathSteps {

  private PathSteps() {}

  /** The items of a type; a choice element is asked for that type only. */
  static Step ofType(Step input, String wanted) {
    return input instanceof Member member ? new Choice(member, wanted) : new OfType(input, wanted);
  }

  record Self() implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      into.add(focus);
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      return focus;
    }
  }

  /** A type name at the head: the focus where it is of that type, otherwise nothing. */
  record TypeHead(String name) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      if (focus.type().isNamed(name)) {
        into.add(focus);
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      return kept(focus, name);
    }
  }

  record Root(ElementType type) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      into.add(new Located(scope.root(), type));
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      return Set.of(type);
    }
  }

  record Context(Set<ElementType> start) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      into.add(scope.context());
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      return start;
    }
  }

  record RowIndex() implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      into.add(Values.integer(scope.rowIndex()));
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      return Set.of(Values.INTEGER);
    }
  }

  record Index() implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      into.add(Values.integer(scope.index()));
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      return Set.of(Values.INTEGER);
    }
  }

  record Total() implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      into.addAll(scope.total());
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      return Set.of();
    }
  }

  record Constant(List<Located> values) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      into.addAll(values);
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      Set<ElementType> types = new LinkedHashSet<>();
      values.forEach(value -> types.add(value.type()));
      return types;
    }
  }

  record Member(Step input, String name) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      int before = into.size();
      if (input instanceof Self) {
        focus.type().collect(focus, name, "", into);
      } else {
        for (Located item : input.run(focus, scope)) {
          item.type().collect(item, name, "", into);
        }
      }
      scope.spend(into.size() - before);
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      Set<ElementType> before = input.types(focus, faults);
      Set<ElementType> found = new LinkedHashSet<>();
      for (ElementType type : before) {
        type.members(name).forEach(m -> found.add(m.type()));
      }
      if (found.isEmpty() && !before.isEmpty()) {
        faults.add("there is no element " + name + " in " + ElementType.list(before));
      }
      return found;
    }
  }

  /** A choice element in one of its types. */
  record Choice(Member member, String wanted) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      int before = into.size();
      if (member.input() instanceof Self) {
        focus.type().collect(focus, member.name(), wanted, into);
      } else {
        for (Located item : member.input().run(focus, scope)) {
          item.type().collect(item, member.name(), wanted, into);
        }
      }
      scope.spend(into.size() - before);
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      return cast(member.types(focus, faults), wanted, faults);
    }
  }

  record OfType(Step input, String wanted) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      for (Located item : input.run(focus, scope)) {
        if (item.type().isNamed(wanted)) {
          into.add(item);
        }
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      return cast(input.types(focus, faults), wanted, faults);
    }
  }

  record Is(Step input, String wanted) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      List<Located> values = input.run(focus, scope);
      if (values.size() > 1) {
        throw new PathFault("'is " + wanted + "' needs one value, there are " + values.size());
      }
      for (Located value : values) {
        into.add(Values.bool(value.type().isNamed(wanted)));
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      input.types(focus, faults);
      return Set.of(Values.BOOLEAN);
    }
  }

  /** The members one after the other; an item that two of them select comes once. */
  record Union(List<Step> members) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      int start = into.size();
      for (Step member : members) {
        List<Located> found = member.run(focus, scope);
        for (Located item : found) {
          if (!Values.contains(into.subList(start, into.size()), item, scope)) {
            into.add(item);
          }
        }
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      Set<ElementType> found = new LinkedHashSet<>();
      members.forEach(member -> found.addAll(member.types(focus, faults)));
      return found;
    }
  }

  /** The item at an index of all that the step before selected. */
  record At(Step input, Step index) implements Step {
    @Override
    public void run(Located focus, Scope scope, List<Located> into) {
      List<Located> all = input.run(focus, scope);
      BigDecimal place = Values.number(Values.single(index.run(focus, scope), "an index"));
      if (place != null
          && place.signum() >= 0
          && place.compareTo(BigDecimal.valueOf(all.size())) < 0) {
        into.add(all.get(place.intValue()));
      }
    }

    @Override
    public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
      index.types(focus, faults);
      return input.types(focus, faults);
    }
  }

  private static Set<ElementType> kept(Set<ElementType> types, String wanted) {
    Set<ElementType> kept = new LinkedHashSet<>(types);
    kept.removeIf(type -> !type.isNamed(wanted));
    return kept;
  }

  private static Set<ElementType> cast(Set<ElementType> types, String wanted, List<String> faults) {
    Set<ElementType> kept = kept(types, wanted);
    if (!kept.isEmpty()) {
      return kept;
    }
    // An element that holds any resource can hold one of the type asked for.
    if (types.stream().anyMatch(ElementType::isAnyResource) && ElementType.isResource(wanted)) {
      return Set.of(ElementType.resource(wanted));
    }
    if (!types.isEmpty()) {
      faults.add("none of " + ElementType.list(types) + " is a " + wanted);
    }
    return kept;
  }
}
