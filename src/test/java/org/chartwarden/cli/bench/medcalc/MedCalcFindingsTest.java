package org.chartwarden.cli.bench.medcalc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.Convention;
import org.chartwarden.calculators.formulas.InputSpec;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.NoteInputs;
import org.chartwarden.calculators.reading.NoteReaderInputs;
import org.junit.jupiter.api.Test;

/** Yes, no and choice inputs read in the development notes against their entities. */
class MedCalcFindingsTest {

  private static final Path ROWS = Path.of("..", "shared", "medcalc");
  private static final double FLOOR = 0.88;

  private final EntityReader entities = new EntityReader();
  private final NoteReaderInputs notes = new NoteReaderInputs();
  private final Map<String, int[]> rightOfAll = new TreeMap<>();

  @Test
  void readsMostYesNoAndChoiceEntities() throws IOException {
    assumeTrue(Files.isDirectory(ROWS), ROWS + " is absent: findings are not measured");
    for (MedCalcRow row :
        MedCalcRow.read(List.of(ROWS.resolve("dev_test.jsonl"), ROWS.resolve("dev_train.jsonl")))) {
      CalculatorCatalog.ofMedCalcBench(row.calculatorId()).ifPresent(one -> count(one, row));
    }
    int right = rightOfAll.values().stream().mapToInt(counts -> counts[0]).sum();
    int all = rightOfAll.values().stream().mapToInt(counts -> counts[1]).sum();
    System.out.println(
        rightOfAll.entrySet().stream()
            .map(e -> e.getKey() + ": " + e.getValue()[0] + " of " + e.getValue()[1])
            .collect(Collectors.joining("\n", "", "\nall: " + right + " of " + all)));
    assertThat((double) right / all).isGreaterThanOrEqualTo(FLOOR);
  }

  private void count(Calculator calculator, MedCalcRow row) {
    if (calculator.spec().inputs().stream().noneMatch(MedCalcFindingsTest::isFinding)) {
      return;
    }
    Map<String, InputValue> wanted =
        entities.read(calculator, row.calculatorId(), row.entities()).values();
    List<NoteInputs.Found> found =
        notes
            .read(
                calculator.spec(),
                new NoteInputs.Note(row.note(), Optional.empty(), Convention.MEDCALC_BENCH))
            .values();
    for (InputSpec input : calculator.spec().inputs()) {
      if (isFinding(input) && wanted.containsKey(input.name())) {
        Optional<InputValue> first =
            found.stream()
                .filter(one -> one.input().equals(input.name()))
                .map(NoteInputs.Found::value)
                .findFirst();
        int[] counted =
            rightOfAll.computeIfAbsent(
                calculator.spec().id() + " " + input.name(), key -> new int[2]);
        counted[0] +=
            meaning(input, wanted.get(input.name())).equals(meaning(input, first)) ? 1 : 0;
        counted[1]++;
      }
    }
  }

  private static boolean isFinding(InputSpec input) {
    return input instanceof InputSpec.Flag
        || input instanceof InputSpec.Choice choice && choice.whenUndocumented().isPresent();
  }

  private static String meaning(InputSpec input, Optional<InputValue> value) {
    if (value.isPresent()) {
      return meaning(input, value.get());
    }
    return input instanceof InputSpec.Flag flag
        ? flag.whenUndocumented().map(yes -> yes ? "yes" : "no").orElse("")
        : ((InputSpec.Choice) input).whenUndocumented().orElse("");
  }

  private static String meaning(InputSpec input, InputValue value) {
    return input instanceof InputSpec.Choice choice
        ? choice.option(value.text()).map(InputSpec.Option::id).orElse("")
        : value.text();
  }
}
