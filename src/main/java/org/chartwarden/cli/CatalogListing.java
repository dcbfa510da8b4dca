package org.chartwarden.cli;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Category;

/** The calculators by category, one a line. */
final class CatalogListing {

  private CatalogListing() {}

  static List<String> lines() {
    return Arrays.stream(Category.values()).flatMap(CatalogListing::of).toList();
  }

  private static Stream<String> of(Category category) {
    List<CalculatorSpec> specs =
        CalculatorCatalog.all().stream()
            .map(Calculator::spec)
            .filter(spec -> spec.category() == category)
            .toList();
    return specs.isEmpty()
        ? Stream.empty()
        : Stream.concat(
            Stream.of(category.label()),
            specs.stream().map(spec -> String.format("  %-34s %s", spec.id(), spec.name())));
  }
}
