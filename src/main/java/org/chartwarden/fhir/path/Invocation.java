package org.chartwarden.fhir.path;

import java.util.List;
import java.util.Set;

/**
 * A function called on what comes before it.
 *
 * @param type the type argument of functions that take one, or empty
 */
record Invocation(Step input, PathFunction function, List<Step> arguments, String type)
    implements Step {

  @Override
  public void run(Located focus, Scope scope, List<Located> into) {
    List<Located> before =
        input instanceof PathSteps.Self ? List.of(focus) : input.run(focus, scope);
    int had = into.size();
    function.body().apply(new Call(this, before, focus, scope), into);
    scope.spend(into.size() - had);
  }

  @Override
  public Set<ElementType> types(Set<ElementType> focus, List<String> faults) {
    Set<ElementType> before = input.types(focus, faults);
    Set<ElementType> start = function.perItem() ? before : focus;
    List<Set<ElementType>> given =
        arguments.stream().map(argument -> argument.types(start, faults)).toList();
    return function.result().types(before, given);
  }
}
