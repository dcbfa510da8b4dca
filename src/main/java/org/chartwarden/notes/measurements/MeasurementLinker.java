package org.chartwarden.notes.measurements;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.notes.text.Token;

/**
 * Ties the values of one sentence to their names: forwards ("sodium was 131"), by lists ("sodium
 * and chloride were 131 and 98"), as a trend of the last one, backwards ("54% FiO2"), or by the
 * unit.
 */
final class MeasurementLinker {

  static final int LONGEST_GAP = 16;
  private static final int LONGEST_FINDING_GAP = 5;

  private final MeasureNames names;
  private final Ties ties;
  private final List<Token> tokens;
  private final int from;
  private final int to;
  private final List<Item> items;
  private final List<Link> links = new ArrayList<>();
  private final List<Item.Name> pending = new ArrayList<>();
  private final List<Item.Value> loose = new ArrayList<>();
  private Link last;
  private Item.Decoy decoy;

  /**
   * @param heading the heading that the sentence stands under
   */
  MeasurementLinker(MeasureNames names, List<Token> tokens, int from, int to, String heading) {
    this.names = names;
    this.ties = new Ties(names, tokens, from, heading);
    this.tokens = tokens;
    this.from = from;
    this.to = to;
    this.items = SentenceItems.of(names, tokens, from, to);
  }

  List<Link> links() {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i) instanceof Item.Name name) {
        decoy = null;
        name(name);
      } else if (items.get(i) instanceof Item.Decoy other) {
        decoy = other;
        pending.clear();
      } else if (items.get(i) instanceof Item.Value value) {
        i = value(value, i);
      }
    }
    backwards();
    links.addAll(BloodGasReader.read(names, tokens, from, to));
    UnitMeasures.of(names, tokens, to, loose, links);
    links.sort((a, b) -> Integer.compare(a.value().first(), b.value().first()));
    return links;
  }

  private void name(Item.Name name) {
    if (name.follows() || behindItsValue(name)) {
      return;
    }
    Item.Name before = pending.isEmpty() ? null : pending.get(pending.size() - 1);
    boolean joined = before != null && new Gap(tokens, before.end(), name.first()).glue();
    if (joined && refines(before, name)) {
      pending.set(pending.size() - 1, name);
    } else if (joined && before.sameAs(name)) {
      pending.set(pending.size() - 1, new Item.Name(before.names(), before.first(), name.end()));
    } else {
      if (!joined) {
        pending.clear();
      }
      pending.add(name);
    }
  }

  /** "85% neutrophils, 6% bands": a value with its unit right before a name is that name's. */
  private boolean behindItsValue(Item.Name name) {
    Item.Value before = loose.isEmpty() ? null : loose.get(loose.size() - 1);
    if (before == null || before.end() != name.first() || !before.number().unit().written()) {
      return false;
    }
    List<Link> found = ties.of(name, before.number(), false);
    if (found.isEmpty()) {
      return false;
    }
    links.addAll(found);
    loose.remove(before);
    pending.clear();
    return true;
  }

  /** "blood pressure (systolic)". */
  private static boolean refines(Item.Name before, Item.Name name) {
    return before.is("blood-pressure") && (name.is("systolic-bp") || name.is("mean-bp"));
  }

  /** Handles a value and returns the index of the last item it used. */
  private int value(Item.Value value, int index) {
    if (wished(value) || ofDecoy(value)) {
      pending.clear();
      decoy = null;
      return index;
    }
    if (beforeItsName(value, index)) {
      return index;
    }
    if (pending.size() > 1) {
      ListTies.Paired list = ListTies.of(ties, tokens, items, pending, index);
      if (list != null) {
        links.addAll(list.links());
        last = list.links().get(list.links().size() - 1);
        pending.clear();
        return list.lastItem();
      }
    }
    for (int n = pending.size() - 1; n >= 0; n--) {
      Item.Name name = pending.get(n);
      if (reach(name, value) && tie(name, value)) {
        pending.clear();
        return index;
      }
    }
    if (!continued(value)) {
      loose.add(value);
    }
    return index;
  }

  /** "maintained on 60 % FiO2": a value right before a name that has none behind it. */
  private boolean beforeItsName(Item.Value value, int index) {
    boolean percent = value.number().unit().has("%");
    if (!percent
        || index + 1 >= items.size()
        || !(items.get(index + 1) instanceof Item.Name name)
        || name.first() != value.end()) {
      return false;
    }
    boolean own =
        index + 2 < items.size()
            && items.get(index + 2) instanceof Item.Value next
            && new Gap(tokens, name.end(), next.first()).signsOnly();
    List<Link> found = own ? List.of() : ties.of(name, value.number(), false);
    links.addAll(found);
    return !found.isEmpty();
  }

  /**
   * Whether the value belongs to a phrase that is no measurement of ours: "fetal heart rate 140".
   */
  private boolean ofDecoy(Item.Value value) {
    if (decoy == null) {
      return false;
    }
    Gap gap = new Gap(tokens, decoy.end(), value.first());
    return gap.length() <= LONGEST_FINDING_GAP && gap.open();
  }

  /** "goal INR 2.5", "to keep MAP > 65", "if creatinine > 2": nothing that was measured. */
  private boolean wished(Item.Value value) {
    if (pending.isEmpty()) {
      return false;
    }
    Item.Name name = pending.get(pending.size() - 1);
    boolean bound = value.number().bound() != Bound.EXACT && value.number().bound() != Bound.ABOUT;
    for (int i = Math.max(from, name.first() - 3); i < value.first(); i++) {
      String key = tokens.get(i).key();
      boolean named = i >= name.first() && i < name.end();
      if (!named && (GapWords.WISH.contains(key) || bound && GapWords.CONDITION.contains(key))) {
        return true;
      }
    }
    return false;
  }

  private boolean reach(Item.Name name, Item.Value value) {
    Gap gap = new Gap(tokens, name.end(), value.first());
    if (name.finding()) {
      return gap.length() <= LONGEST_FINDING_GAP && gap.open();
    }
    if (name.terse() && !gap.signsOnly() || name.brief() && !gap.strict() || gap.change()) {
      return false;
    }
    return gap.length() <= LONGEST_GAP && gap.open();
  }

  /** Ties a value to a name when unit, size and the words between allow it. */
  private boolean tie(Item.Name name, Item.Value value) {
    List<Link> found = ties.pair(name, value.number());
    if (found.isEmpty()) {
      found = ties.of(name, value.number(), new Gap(tokens, name.end(), value.first()).strict());
    }
    if (found.isEmpty()) {
      return false;
    }
    links.addAll(found);
    last = found.get(found.size() - 1);
    return true;
  }

  /** A further value of the last one measured: "rose from 1.1 to 2.4". */
  private boolean continued(Item.Value value) {
    if (last == null || !pending.isEmpty() || value.number().isPair()) {
      return false;
    }
    if (value.bracketed()) {
      return restated(value);
    }
    Gap gap = new Gap(tokens, last.value().end(), value.first());
    boolean aside = gap.aside();
    if (!aside && !gap.trend()) {
      return false;
    }
    Unit unit = value.number().unit();
    boolean unitKept = !unit.written() && last.value().unit().written();
    NumericValue number = unitKept ? value.number().withUnit(last.value().unit()) : value.number();
    Optional<Measured.Fit> fit = last.measured().fit(number.low(), number.unit());
    if (fit.isEmpty() || fit.get().doubt() == Doubt.IMPLAUSIBLE) {
      return false;
    }
    boolean from = last.value().first() > 0 && tokens.get(last.value().first() - 1).is("from");
    if (from && unit.written() && !last.value().unit().written()) {
      links.set(links.size() - 1, relink(last, last.value().withUnit(unit)));
    }
    last =
        new Link(
            last.measured(), number, fit.get(), last.naming(), value.first(), value.end(), !aside);
    links.add(last);
    return true;
  }

  /** A value that cannot be is stated again in another unit: "albumin 3.8 mg/dL (38 g/L)". */
  private boolean restated(Item.Value value) {
    Optional<Measured.Fit> fit = last.measured().fit(value.number().low(), value.number().unit());
    boolean mends =
        last.fit().doubt() == Doubt.IMPLAUSIBLE
            && fit.isPresent()
            && fit.get().doubt() == Doubt.NONE;
    if (mends) {
      last =
          new Link(
              last.measured(),
              value.number(),
              fit.get(),
              last.naming(),
              last.first(),
              value.end(),
              false);
      links.add(last);
    }
    return mends;
  }

  private static Link relink(Link link, NumericValue value) {
    Measured.Fit fit = link.measured().fit(value.low(), value.unit()).orElse(link.fit());
    return new Link(
        link.measured(), value, fit, link.naming(), link.first(), link.end(), link.laterOfTrend());
  }

  /** Values whose name stands behind them: "54 % FiO2", "163 cm tall". */
  private void backwards() {
    List<Item.Value> rest = new ArrayList<>();
    for (Item.Value value : loose) {
      Item.Name name = following(value);
      List<Link> found = name == null ? List.of() : ties.of(name, value.number(), false);
      if (found.isEmpty() && name != null) {
        found = ties.pair(name, value.number());
      }
      if (found.isEmpty()) {
        rest.add(value);
      } else {
        links.addAll(found);
      }
    }
    loose.clear();
    loose.addAll(rest);
  }

  private Item.Name following(Item.Value value) {
    for (int i = 0; i + 1 < items.size(); i++) {
      if (items.get(i) != value) {
        continue;
      }
      int end = value.end();
      int next = i + 1;
      if (items.get(next) instanceof Item.Value other
          && other.bracketed()
          && next + 1 < items.size()) {
        end = Math.min(other.end() + 1, to);
        next++;
      }
      if (items.get(next) instanceof Item.Name name) {
        Gap gap = new Gap(tokens, end, name.first());
        boolean near =
            gap.length() == 0
                || gap.length() == 1 && (gap.has("of") || gap.has("in") || gap.has("-"))
                || gap.length() == 2 && name.follows() && gap.has("in");
        return near && !taken(name) ? name : null;
      }
    }
    return null;
  }

  private boolean taken(Item.Name name) {
    return links.stream().anyMatch(link -> link.first() == name.first() && link.end() > name.end());
  }
}
