package org.chartwarden.calculators.reading.model;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.intake.NoteInputs.Findings;
import org.chartwarden.calculators.intake.NoteInputs.Found;
import org.chartwarden.calculators.intake.SameValue;

/**
 * Puts what a model found, verified, before what the reader without a model found. What both say is
 * told once; where their first values differ a remark shows both.
 */
final class MergedReading {

  private final SameValue same;
  private final List<Found> values = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();

  private MergedReading(Calculator calculator, Convention convention) {
    this.same = new SameValue(calculator, convention);
  }

  static Findings of(
      Calculator calculator, Convention convention, List<Found> model, Findings reader) {
    MergedReading merged = new MergedReading(calculator, convention);
    Set<String> inputs = new LinkedHashSet<>();
    model.forEach(found -> inputs.add(found.input()));
    reader.values().forEach(found -> inputs.add(found.input()));
    for (String input : inputs) {
      merged.add(input, of(input, model), of(input, reader.values()));
    }
    merged.remarks.addAll(reader.remarks());
    return new Findings(merged.values, merged.remarks);
  }

  private static List<Found> of(String input, List<Found> all) {
    return all.stream().filter(found -> found.input().equals(input)).toList();
  }

  private void add(String input, List<Found> model, List<Found> reader) {
    if (!model.isEmpty() && !reader.isEmpty() && !same(model.get(0), reader.get(0))) {
      remarks.add(
          input
              + ": the model reads "
              + told(model.get(0))
              + ", the reader without a model "
              + told(reader.get(0))
              + "; the model's value comes first");
    }
    List<Found> both = new ArrayList<>();
    for (Found found : model) {
      if (both.stream().noneMatch(other -> same(other, found))) {
        both.add(agreed(found, reader));
      }
    }
    for (Found found : reader) {
      if (both.stream().noneMatch(other -> same(other, found))) {
        both.add(found);
      }
    }
    values.addAll(both);
  }

  /** With the time that the reader knows, and the word that it agrees. */
  private Found agreed(Found found, List<Found> reader) {
    Optional<Found> other = reader.stream().filter(one -> same(one, found)).findFirst();
    return other.isEmpty()
        ? found
        : new Found(
            found.input(),
            found.value(),
            found.span(),
            other.get().time(),
            found.reason() + ", and so did the reader without a model");
  }

  private boolean same(Found one, Found other) {
    return same.test(one.input(), one.value(), other.value());
  }

  private static String told(Found found) {
    return found.value().text() + " (\"" + found.span().text() + "\")";
  }
}
