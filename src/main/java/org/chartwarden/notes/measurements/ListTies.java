package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.List;
import org.chartwarden.notes.text.Token;

/** Ties a list of values to a list of as many names: "sodium and chloride were 131 and 98". */
final class ListTies {

  private ListTies() {}

  /**
   * What was tied.
   *
   * @param lastItem index of the last item that was used
   */
  record Paired(List<Link> links, int lastItem) {}

  /**
   * Ties the values that begin at an item to the names, in the same order; null when it is no list.
   */
  static Paired of(
      Ties ties, List<Token> tokens, List<Item> items, List<Item.Name> names, int index) {
    NumericValue first = ((Item.Value) items.get(index)).number();
    Item.Name lastName = names.get(names.size() - 1);
    if (!new Gap(tokens, lastName.end(), first.first()).open()
        || first.first() - lastName.end() > MeasurementLinker.LONGEST_GAP) {
      return null;
    }
    List<NumericValue> values = new ArrayList<>();
    int last = index;
    boolean pressure = names.stream().anyMatch(name -> name.is("blood-pressure"));
    if (names.size() == 2 && first.isPair() && !pressure) {
      values.add(first.half(true));
      values.add(first.half(false));
    } else {
      last = collect(tokens, items, index, names.size(), values);
    }
    List<Link> links = values.size() == names.size() ? links(ties, names, values) : List.of();
    return links.isEmpty() ? null : new Paired(links, last);
  }

  /**
   * Collects so many values with nothing but glue between them; the index of the last item used.
   */
  private static int collect(
      List<Token> tokens, List<Item> items, int index, int wanted, List<NumericValue> values) {
    int i = index;
    int end = items.get(index).first();
    while (values.size() < wanted
        && i < items.size()
        && items.get(i) instanceof Item.Value value
        && (values.isEmpty() || new Gap(tokens, end, value.first()).glue())) {
      if (!value.bracketed() || values.isEmpty()) {
        values.add(value.number());
      }
      end = value.end();
      i++;
    }
    return Math.max(index, i - 1);
  }

  /** One link or pair of links for each name; none when one value cannot be its name's. */
  private static List<Link> links(Ties ties, List<Item.Name> names, List<NumericValue> values) {
    Unit shared = values.get(values.size() - 1).unit();
    List<Link> links = new ArrayList<>();
    for (int n = 0; n < names.size(); n++) {
      NumericValue value = values.get(n);
      List<Link> tied = ties.pair(names.get(n), value);
      if (tied.isEmpty() && !value.unit().written()) {
        tied = ties.of(names.get(n), value.withUnit(shared), true);
      }
      if (tied.isEmpty()) {
        tied = ties.of(names.get(n), value, true);
      }
      if (tied.isEmpty()) {
        return List.of();
      }
      links.addAll(tied);
    }
    return links;
  }
}
