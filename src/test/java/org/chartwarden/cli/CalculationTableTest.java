package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.InputValue;
import org.chartwarden.calculators.intake.CalculationReport;
import org.chartwarden.calculators.intake.CalculationRequest;
import org.chartwarden.calculators.intake.CalculatorEngine;
import org.chartwarden.fhir.views.formats.RowFormatCatalog;
import org.chartwarden.fhir.views.formats.RowWriter;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

/** Reports as rows and as text. */
class CalculationTableTest {

  private static final CalculatorEngine ENGINE =
      CalculatorEngine.over(
          new NoRecords(), Clock.fixed(Instant.parse("2024-03-01T00:00:00Z"), ZoneOffset.UTC));

  private static CalculationReport run(String calculator, Map<String, InputValue> given) {
    return ENGINE.run(
        AccessContext.client("test"),
        CalculationRequest.of(CalculatorCatalog.find(calculator).orElseThrow(), given));
  }

  @Test
  void everyCalculatorFillsItsColumns() {
    for (var calculator : CalculatorCatalog.all()) {
      CalculationTable table = new CalculationTable(calculator.spec());
      JsonNode[] row = table.row(run(calculator.spec().id(), Map.of()));
      assertThat(row).as(calculator.spec().id()).hasSameSizeAs(table.columns());
    }
  }

  @Test
  void writesTheResultWithItsProvenance() throws IOException {
    CalculationTable table =
        new CalculationTable(CalculatorCatalog.find("bmi").orElseThrow().spec());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowWriter rows = RowFormatCatalog.find("csv").orElseThrow().open(table.columns(), out, true);
    rows.row(
        table.row(
            run(
                "bmi",
                Map.of(
                    "weight", InputValue.of("154", "[lb_av]"),
                    "height", InputValue.of("175", "cm")))));
    rows.finish();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .startsWith("patient,result,unit,band,as_of,missing")
        .contains("weight,weight_charted,weight_time,weight_source")
        .contains("22.80922,kg/m2,normal weight")
        .contains("69.85322498,154 [lb_av],,given");
  }

  @Test
  void tellsAPersonWhatIsMissing() {
    assertThat(CalculationText.of(run("ckd-epi-2021", Map.of())))
        .contains("  not computed", "Missing:", "  creatinine: it was not given");
  }
}
