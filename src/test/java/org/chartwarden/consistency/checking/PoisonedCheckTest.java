package org.chartwarden.consistency.checking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.notes.NoteReader;
import org.chartwarden.notes.documents.DocumentLimits;
import org.chartwarden.notes.times.NoteContext;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Notes that hold nothing but statements, as long as they may be, against a long chart: the work is
 * bounded. CPU is measured, so that a busy machine does not matter; in a warm server each takes
 * well under a second.
 */
class PoisonedCheckTest {

  private static final int RESULTS = 2000;
  private static final int ORDERS = 200;
  private static final long MOST_NANOS = 10_000_000_000L;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final NoteContext CONTEXT =
      NoteContext.at(Instant.parse("2024-05-22T16:00:00Z"), ZoneOffset.UTC);
  private static final List<ChartResource> CHART = new ArrayList<>();

  @BeforeAll
  static void chart() {
    List<String> codes = List.of("2823-3", "8867-4", "2951-2", "2160-0");
    for (int i = 0; i < RESULTS; i++) {
      add(
          "Observation",
          i,
          """
          {"resourceType": "Observation", "status": "final",
           "code": {"coding": [{"system": "http://loinc.org", "code": "%s"}]},
           "effectiveDateTime": "2024-05-%02dT0%d:00:00Z",
           "valueQuantity": {"value": %s, "unit": "mmol/L"}}
          """
              .formatted(codes.get(i % 4), 1 + i % 22, i % 10, 3 + i % 20 / 10.0));
    }
    for (int i = 0; i < ORDERS; i++) {
      add(
          "MedicationRequest",
          i,
          """
          {"resourceType": "MedicationRequest", "status": "active", "intent": "order",
           "medicationCodeableConcept": {"text": "metoprolol tartrate 25 mg tablet"},
           "authoredOn": "2024-05-20", "dosageInstruction": [{"text": "25 mg twice daily"}]}
          """);
    }
    nanos("K 3.9, metoprolol 25 mg BID, no fever. ".repeat(500));
  }

  private static void add(String type, int place, String json) {
    CHART.add(
        new ChartResource(
            new RecordPointer(type, "r" + place, 1, ""), (ObjectNode) Json.parseOwn(json)));
  }

  private static long nanos(String text) {
    ChartTable table = ChartTableReader.read(CHART, ZoneOffset.UTC);
    long begun = THREADS.getCurrentThreadCpuTime();
    ConsistencyReport report = ConsistencyChecker.check(NoteReader.read(text), CONTEXT, table);
    assertThat(report.statements()).hasSizeLessThanOrEqualTo(ConsistencyChecker.MAX_STATEMENTS);
    return THREADS.getCurrentThreadCpuTime() - begun;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "K 3.9. ",
        "(K 3.9 ",
        "K 9.9 ",
        "HR 88 ",
        "K 3.9 Na 140, ",
        "yesterday K 3.9, ",
        "1/2/2024 K 3.9, ",
        "metoprolol 25 mg BID, ",
        "zzzolol 25 mg BID, ",
        "xyzzy 3.91 mmol/L, ",
        "no fever, ",
        "s/p CABG ",
        "pneumonia, ",
        "transfused 3 u PRBC ",
        "UOP 300 mL ",
        "120/80 "
      })
  void endsSoon(String unit) {
    String text = unit.repeat(DocumentLimits.STANDARD.characters() / unit.length());
    assertThat(nanos(text)).isLessThan(MOST_NANOS);
  }
}
