package org.chartwarden.calculators.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;

/**
 * What a question itself gives: the option of a choice that no chart and no note can tell, for
 * instance the drug into which a dose is to be converted. Where several choices have the same
 * options, the last one named in the question belongs to the last of them.
 */
final class QuestionReading {

  private QuestionReading() {}

  static Map<String, InputValue> read(CalculatorSpec spec, String question) {
    Map<String, InputValue> given = new TreeMap<>();
    List<InputSpec.Choice> open = new ArrayList<>();
    for (InputSpec input : spec.inputs()) {
      if (input instanceof InputSpec.Choice choice && choice.concepts().isEmpty()) {
        open.add(choice);
      }
    }
    if (open.isEmpty()) {
      return given;
    }
    InputSpec.Choice last = open.get(open.size() - 1);
    if (open.size() > 1 && !last.options().equals(open.get(0).options())) {
      return given;
    }
    String text = question.toLowerCase(Locale.ROOT);
    InputSpec.Option named = null;
    int end = -1;
    for (InputSpec.Option option : last.options()) {
      String label = option.label().toLowerCase(Locale.ROOT);
      int at = text.lastIndexOf(label);
      int labelEnd = at + label.length();
      // One label can end another: prednisolone is the end of methylprednisolone.
      boolean longer = named != null && labelEnd == end && label.length() > named.label().length();
      if (at >= 0 && (labelEnd > end || longer)) {
        end = labelEnd;
        named = option;
      }
    }
    if (named != null) {
      given.put(last.name(), InputValue.of(named.id()));
    }
    return given;
  }
}
