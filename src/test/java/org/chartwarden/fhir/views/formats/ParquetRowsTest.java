package org.chartwarden.fhir.views.formats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.hardwood.InputFile;
import dev.hardwood.metadata.LogicalType;
import dev.hardwood.reader.ParquetFileReader;
import dev.hardwood.reader.RowReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.views.View;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

/** Parquet files, read back by a reader of others. */
class ParquetRowsTest {

  private static final View VIEW =
      View.compile(
          Json.parseOwn(
              """
              {"resource":"Patient","select":[{"column":[
                {"name":"id","path":"id"},
                {"name":"active","path":"active","type":"boolean"},
                {"name":"born","path":"birthDate","type":"date"},
                {"name":"births","path":"multipleBirth.ofType(integer)","type":"integer"},
                {"name":"stored","path":"meta.lastUpdated","type":"instant"},
                {"name":"weight","path":"extension('w').value.ofType(decimal)","type":"decimal"},
                {"name":"exact","path":"extension('w').value.ofType(decimal)","type":"decimal",
                 "tag":[{"name":"ansi/type","value":"DECIMAL(20, 4)"}]},
                {"name":"given","path":"name.given","type":"string","collection":true},
                {"name":"status","path":"maritalStatus","type":"CodeableConcept"}]}]}"""));

  private static byte[] file(Iterable<JsonNode> patients) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowWriter writer = new ParquetFormat().open(VIEW.columns(), out, true);
    for (JsonNode patient : patients) {
      VIEW.rows(
          patient,
          Instant.EPOCH,
          cells -> {
            try {
              writer.row(cells);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    writer.finish();
    return out.toByteArray();
  }

  private static JsonNode patient(String members) {
    return Json.parseOwn("{\"resourceType\":\"Patient\"" + members + "}");
  }

  @Test
  void keepsTypesAndValues() throws Exception {
    byte[] file =
        file(
            List.of(
                patient(
                    """
                    ,"id":"ä","active":true,"birthDate":"1950-01-02","multipleBirthInteger":3,
                    "meta":{"lastUpdated":"2026-01-02T03:04:05.123456+01:00"},
                    "extension":[{"url":"w","valueDecimal":-70.5}],
                    "name":[{"given":["B","C"]},{"given":["D"]}],"maritalStatus":{"text":"x"}"""),
                patient(""),
                patient(",\"id\":\"c\",\"active\":false,\"name\":[{\"given\":[\"E\"]}]")));
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
        RowReader rows = reader.rowReader()) {
      assertThat(reader.getFileMetaData().numRows()).isEqualTo(3);
      assertThat(reader.getFileSchema().getColumn("born").logicalType())
          .isInstanceOf(LogicalType.DateType.class);
      assertThat(rows.hasNext()).isTrue();
      rows.next();
      assertThat(rows.getString("id")).isEqualTo("ä");
      assertThat(rows.getBoolean("active")).isTrue();
      assertThat(rows.getDate("born")).isEqualTo(LocalDate.of(1950, 1, 2));
      assertThat(rows.getLong("births")).isEqualTo(3);
      assertThat(rows.getTimestamp("stored"))
          .isEqualTo(Instant.parse("2026-01-02T02:04:05.123456Z"));
      assertThat(rows.getDouble("weight")).isEqualTo(-70.5);
      assertThat(rows.getDecimal("exact")).isEqualByComparingTo(new BigDecimal("-70.5"));
      assertThat(rows.getList("given").size()).isEqualTo(3);
      assertThat(rows.getList("given").get(2)).isEqualTo("D");
      assertThat(rows.getString("status")).isEqualTo("{\"text\":\"x\"}");
      rows.next();
      for (String name :
          List.of("id", "active", "born", "births", "stored", "weight", "exact", "status")) {
        assertThat(rows.isNull(name)).as(name).isTrue();
      }
      assertThat(rows.getList("given").size()).isZero();
      rows.next();
      assertThat(rows.getBoolean("active")).isFalse();
      assertThat(rows.getList("given").get(0)).isEqualTo("E");
      assertThat(rows.hasNext()).isFalse();
    }
  }

  @Test
  void writesSeveralRowGroups() throws Exception {
    Random random = new Random(1);
    List<JsonNode> patients = new ArrayList<>();
    for (int i = 0; i < 120_000; i++) {
      String id = i % 7 == 0 ? "same" : Long.toHexString(random.nextLong());
      patients.add(patient(",\"id\":\"" + id + "\"" + (i % 3 == 0 ? ",\"active\":true" : "")));
    }
    byte[] file = file(patients);
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)));
        RowReader rows = reader.rowReader()) {
      assertThat(reader.getFileMetaData().rowGroups().size()).isGreaterThan(1);
      for (JsonNode patient : patients) {
        assertThat(rows.hasNext()).isTrue();
        rows.next();
        assertThat(rows.getString("id")).isEqualTo(patient.path("id").asText());
        assertThat(rows.isNull("active")).isEqualTo(!patient.has("active"));
      }
      assertThat(rows.hasNext()).isFalse();
    }
  }

  @Test
  void writesATableWithoutRows() throws Exception {
    byte[] file = file(List.of());
    try (ParquetFileReader reader = ParquetFileReader.open(InputFile.of(ByteBuffer.wrap(file)))) {
      assertThat(reader.getFileMetaData().numRows()).isZero();
      assertThat(reader.getFileSchema().getColumnCount()).isEqualTo(9);
    }
  }

  @Test
  void refusesDatesThatAreNotComplete() {
    assertThatThrownBy(() -> file(List.of(patient(",\"birthDate\":\"1950\""))))
        .isInstanceOf(FhirProblem.class)
        .hasMessageContaining("'1950'")
        .hasMessageContaining("'born'");
  }
}
