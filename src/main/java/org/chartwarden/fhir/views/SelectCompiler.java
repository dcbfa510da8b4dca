package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.path.ElementType;
import org.chartwarden.fhir.path.PathContext;
import org.chartwarden.fhir.path.PathProgram;
import org.chartwarden.fhir.views.SelectPlan.Iteration;

/** Compiles the selects of a view; the columns of each are appended to those before it. */
final class SelectCompiler {

  private static final Set<String> MEMBERS =
      Set.of("column", "select", "forEach", "forEachOrNull", "repeat", "unionAll");

  private final ViewFaults faults;
  private final PathReader paths;
  private final ColumnCompiler columnCompiler;

  SelectCompiler(ViewFaults faults, PathContext context) {
    this.faults = faults;
    this.paths = new PathReader(faults);
    this.columnCompiler = new ColumnCompiler(faults, paths);
  }

  /** All selects of a member, which multiply. */
  List<SelectPlan> all(
      JsonNode parent, String place, String member, PathContext context, List<ViewColumn> columns) {
    List<SelectPlan> plans = new ArrayList<>();
    List<JsonNode> items = faults.items(parent, place, member);
    for (int i = 0; i < items.size(); i++) {
      plans.add(one(items.get(i), at(place, member, i), context, columns));
    }
    return plans;
  }

  private static String at(String place, String member, int index) {
    return (place.isEmpty() ? "" : place + ".") + member + "[" + index + "]";
  }

  private SelectPlan one(
      JsonNode select, String place, PathContext context, List<ViewColumn> columns) {
    faults.members(select, place, MEMBERS);
    Iteration iteration = iteration(select, place);
    List<PathProgram> programs = new ArrayList<>();
    PathContext inner =
        switch (iteration) {
          case NONE -> context;
          case REPEAT -> context.at(repeated(select, place, context, programs));
          default -> {
            Optional<PathProgram> path = paths.read(select, place, iteration.member(), context);
            path.ifPresent(programs::add);
            yield context.at(path.map(PathProgram::resultTypes).orElse(Set.of()));
          }
        };
    int from = columns.size();
    List<CellPlan> cells = new ArrayList<>();
    List<JsonNode> items = faults.items(select, place, "column");
    for (int i = 0; i < items.size(); i++) {
      columnCompiler
          .compile(items.get(i), at(place, "column", i), inner, columns)
          .ifPresent(cells::add);
    }
    List<SelectPlan> nested = all(select, place, "select", inner, columns);
    List<SelectPlan> union = union(select, place, inner, columns);
    return new SelectPlan(iteration, programs, cells, nested, union, from, columns.size(), place);
  }

  private Iteration iteration(JsonNode select, String place) {
    Iteration found = Iteration.NONE;
    for (Iteration iteration : Iteration.values()) {
      if (iteration != Iteration.NONE && select.has(iteration.member())) {
        if (found != Iteration.NONE) {
          faults.add(place, "has both " + found.member() + " and " + iteration.member());
        }
        found = iteration;
      }
    }
    return found;
  }

  /** Reads the paths of {@code repeat}; they also start at what they find. */
  private Set<ElementType> repeated(
      JsonNode select, String place, PathContext context, List<PathProgram> programs) {
    JsonNode member = select.path("repeat");
    if (!member.isArray() || member.isEmpty()) {
      faults.add(place + ".repeat", "must be an array of paths that is not empty");
      return Set.of();
    }
    Set<ElementType> start = new LinkedHashSet<>(context.start());
    Set<ElementType> found = new LinkedHashSet<>();
    int before;
    do {
      before = start.size();
      found.clear();
      found.addAll(found(member, context.at(start)));
      start.addAll(found);
    } while (start.size() > before);
    for (int i = 0; i < member.size(); i++) {
      String at = place + ".repeat[" + i + "]";
      if (!member.get(i).isTextual() || member.get(i).textValue().isBlank()) {
        faults.add(at, "must be a text that is not empty");
      } else {
        paths.compile(member.get(i).textValue(), at, context.at(start)).ifPresent(programs::add);
      }
    }
    return found;
  }

  /** The types that paths find; faults in them are told when they are compiled for good. */
  private static Set<ElementType> found(JsonNode expressions, PathContext context) {
    PathReader silent = new PathReader(new ViewFaults());
    Set<ElementType> types = new LinkedHashSet<>();
    for (JsonNode expression : expressions) {
      if (expression.isTextual()) {
        silent
            .compile(expression.textValue(), "", context)
            .ifPresent(program -> types.addAll(program.resultTypes()));
      }
    }
    return types;
  }

  private List<SelectPlan> union(
      JsonNode select, String place, PathContext context, List<ViewColumn> columns) {
    List<JsonNode> items = faults.items(select, place, "unionAll");
    List<SelectPlan> branches = new ArrayList<>();
    List<ViewColumn> first = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      String at = at(place, "unionAll", i);
      // Each branch fills the same slots.
      List<ViewColumn> branch = new ArrayList<>(columns);
      branches.add(one(items.get(i), at, context, branch));
      List<ViewColumn> own = branch.subList(columns.size(), branch.size());
      if (i == 0) {
        first.addAll(own);
      } else {
        requireSame(first, own, at);
      }
    }
    columns.addAll(first);
    return branches;
  }

  private void requireSame(List<ViewColumn> first, List<ViewColumn> other, String place) {
    boolean same = first.size() == other.size();
    for (int i = 0; same && i < first.size(); i++) {
      same = first.get(i).fits(other.get(i));
    }
    if (!same) {
      faults.add(
          place,
          "the columns "
              + described(other)
              + " differ from those of the first branch, "
              + described(first));
    }
  }

  private static String described(List<ViewColumn> columns) {
    return columns.stream()
        .map(
            column ->
                column.name()
                    + (column.type().isEmpty() ? "" : " " + column.type())
                    + (column.collection() ? "[]" : ""))
        .toList()
        .toString();
  }
}
