package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.chartwarden.fhir.path.Located;
import org.chartwarden.fhir.path.PathFault;
import org.chartwarden.fhir.path.PathProgram;

/**
 * One compiled select. Rows are made by filling one row from left to right and going on with what
 * comes next, so that nothing is kept but the row at hand.
 *
 * @param iteration what it goes over
 * @param paths the path or paths of the iteration
 * @param cells its own columns
 * @param nested its nested selects, which multiply
 * @param union its branches, which follow each other
 * @param from first slot of all its columns
 * @param to slot after the last one
 * @param place where it stands in the view, for messages
 */
record SelectPlan(
    Iteration iteration,
    List<PathProgram> paths,
    List<CellPlan> cells,
    List<SelectPlan> nested,
    List<SelectPlan> union,
    int from,
    int to,
    String place) {

  /** What a select goes over. */
  enum Iteration {
    NONE("", ""),
    FOR_EACH("forEach", ".forEach"),
    FOR_EACH_OR_NULL("forEachOrNull", ".forEachOrNull"),
    REPEAT("repeat", ".repeat");

    private final String member;
    private final String suffix;

    Iteration(String member, String suffix) {
      this.member = member;
      this.suffix = suffix;
    }

    String member() {
      return member;
    }
  }

  private static final int DEEPEST_REPEAT = 200;
  private static final int MOST_REPEATED = 100_000;

  SelectPlan {
    paths = List.copyOf(paths);
    cells = List.copyOf(cells);
    nested = List.copyOf(nested);
    union = List.copyOf(union);
  }

  /** Goes through all combinations of some selects, then on to what comes next. */
  static void product(
      List<SelectPlan> selects, int at, Located focus, int rowIndex, RowRun run, Runnable next) {
    if (at == selects.size()) {
      next.run();
    } else {
      selects
          .get(at)
          .rows(focus, rowIndex, run, () -> product(selects, at + 1, focus, rowIndex, run, next));
    }
  }

  private void rows(Located focus, int rowIndex, RowRun run, Runnable next) {
    if (iteration == Iteration.NONE) {
      item(focus, rowIndex, run, next);
      return;
    }
    run.scope().rowIndex(rowIndex);
    List<Located> items = items(focus, run);
    if (items.isEmpty() && iteration == Iteration.FOR_EACH_OR_NULL) {
      blank(run);
      next.run();
    }
    for (int i = 0; i < items.size(); i++) {
      item(items.get(i), i, run, next);
    }
  }

  private void item(Located item, int rowIndex, RowRun run, Runnable next) {
    run.scope().rowIndex(rowIndex);
    for (CellPlan cell : cells) {
      cell.fill(item, run);
    }
    if (nested.isEmpty()) {
      branches(item, rowIndex, run, next);
    } else {
      product(nested, 0, item, rowIndex, run, () -> branches(item, rowIndex, run, next));
    }
  }

  private void branches(Located item, int rowIndex, RowRun run, Runnable next) {
    if (union.isEmpty()) {
      next.run();
    }
    for (SelectPlan branch : union) {
      branch.rows(item, rowIndex, run, next);
    }
  }

  private void blank(RowRun run) {
    for (int slot = from; slot < to; slot++) {
      run.cells()[slot] = null;
    }
    blankCells(run);
  }

  private void blankCells(RowRun run) {
    cells.forEach(cell -> cell.fillBlank(run));
    for (SelectPlan inner : nested) {
      if (inner.iteration == Iteration.NONE) {
        inner.blankCells(run);
      }
    }
  }

  private List<Located> items(Located focus, RowRun run) {
    try {
      if (iteration != Iteration.REPEAT) {
        return paths.get(0).evaluate(focus, run.scope());
      }
      List<Located> found = new ArrayList<>();
      descend(focus, 0, Collections.newSetFromMap(new IdentityHashMap<>()), found, run);
      return found;
    } catch (PathFault e) {
      throw run.problem(place + iteration.suffix, e.getMessage());
    }
  }

  /** What the paths find, each followed at once by what they find from there; each item once. */
  private void descend(
      Located focus, int depth, Set<JsonNode> seen, List<Located> found, RowRun run) {
    if (depth > DEEPEST_REPEAT || found.size() > MOST_REPEATED) {
      throw new PathFault("the repetition does not come to an end");
    }
    for (PathProgram path : paths) {
      for (Located item : path.evaluate(focus, run.scope())) {
        if (seen.add(item.node())) {
          found.add(item);
          descend(item, depth + 1, seen, found, run);
        }
      }
    }
  }
}
