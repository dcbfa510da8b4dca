package org.chartwarden.trials.importing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.trials.criteria.CriterionForm;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.StatedLimits;
import org.chartwarden.trials.parsing.ParsedCriterion;
import org.chartwarden.trials.phrases.Bounds;
import org.chartwarden.trials.registry.RegistryAge;
import org.chartwarden.trials.registry.TrialRecord.Eligibility;

/**
 * Age and sex as the eligibility text asks for them of everybody: criteria of cohorts and of
 * conditions within criteria do not count.
 *
 * @param minimumAge completed years, or months for children
 * @param maximumAge likewise
 * @param sex FEMALE or MALE; empty when the text takes both or tells nothing
 */
record TextLimits(
    Optional<RegistryAge> minimumAge, Optional<RegistryAge> maximumAge, Optional<String> sex) {

  static TextLimits of(List<ParsedCriterion> criteria) {
    Optional<RegistryAge> low = Optional.empty();
    Optional<RegistryAge> high = Optional.empty();
    Optional<String> sex = Optional.empty();
    for (ParsedCriterion parsed : criteria) {
      boolean in = parsed.criterion().kind() == CriterionKind.INCLUSION;
      if (parsed.criterion().cohort().isPresent() || !parsed.criterion().context().isEmpty()) {
        continue;
      }
      for (CriterionForm.Leaf leaf : demanded(parsed.form(), in)) {
        Optional<StatedLimits.Age> age = StatedLimits.age(leaf.test());
        if (age.isPresent()) {
          Bounds bounds = age.get().bounds();
          String unit = age.get().unit();
          if (in) {
            low = low.or(() -> asked(bounds.low(), bounds.lowIncluded(), unit));
            high = high.or(() -> highest(bounds.high(), bounds.highIncluded(), unit));
          } else if (bounds.low() == null && bounds.high() != null) {
            low = low.or(() -> asked(bounds.high(), !bounds.highIncluded(), unit));
          } else if (bounds.high() == null) {
            high = high.or(() -> highest(bounds.low(), !bounds.lowIncluded(), unit));
          }
        }
        Optional<String> stated = in ? StatedLimits.sex(leaf.test()) : Optional.empty();
        sex = sex.or(() -> stated);
      }
    }
    return new TextLimits(low, high, sex);
  }

  /** Leaves that everybody has to fulfil. */
  private static List<CriterionForm.Leaf> demanded(CriterionForm form, boolean inclusion) {
    List<CriterionForm.Leaf> leaves = new ArrayList<>();
    if (form instanceof CriterionForm.Leaf leaf) {
      leaves.add(leaf);
    } else if (inclusion && form instanceof CriterionForm.AllOf all) {
      all.parts().forEach(part -> leaves.addAll(demanded(part, true)));
    } else if (!inclusion && form instanceof CriterionForm.AnyOf any) {
      any.parts().forEach(part -> leaves.addAll(demanded(part, false)));
    }
    return leaves;
  }

  private static Optional<RegistryAge> asked(BigDecimal number, boolean included, String unit) {
    return number == null
        ? Optional.empty()
        : Optional.of(new RegistryAge(number.intValue() + (included ? 0 : 1), unit));
  }

  private static Optional<RegistryAge> highest(BigDecimal number, boolean included, String unit) {
    return number == null
        ? Optional.empty()
        : Optional.of(new RegistryAge(Math.max(0, number.intValue() - (included ? 0 : 1)), unit));
  }

  /** Where the registry's fields say something else than the text, a sentence each. */
  List<String> conflicts(Eligibility fields) {
    List<String> all = new ArrayList<>();
    conflict("minimum age", fields.minimumAge(), minimumAge, all);
    conflict("maximum age", fields.maximumAge(), maximumAge, all);
    if (sex.isPresent() && !sex.get().equals(fields.sex())) {
      all.add("The registry's sex is " + fields.sex() + ", the text asks for " + sex.get() + ".");
    }
    return all;
  }

  private static void conflict(
      String name, Optional<RegistryAge> field, Optional<RegistryAge> text, List<String> all) {
    if (text.isEmpty()) {
      return;
    }
    // "Over 18" and "18 and over" are one year apart and mean the same to the registry.
    boolean apart = field.isEmpty() || Math.abs(field.get().months() - text.get().months()) > 12;
    if (apart) {
      all.add(
          "The registry's "
              + name
              + " is "
              + field.map(TextLimits::shown).orElse("not set")
              + ", the text asks for "
              + shown(text.get())
              + ".");
    }
  }

  private static String shown(RegistryAge age) {
    return age.count() + " " + age.unit();
  }
}
