package org.chartwarden.fhir.views.formats;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.chartwarden.fhir.views.View;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFormatTest {

  private static final View VIEW =
      View.compile(
          Json.parseOwn(
              """
              {"resource":"Patient","select":[{"column":[
                {"name":"id","path":"id"},{"name":"active","path":"active","type":"boolean"},
                {"name":"family","path":"name.family.first()","type":"string"},
                {"name":"given","path":"name.given","type":"string","collection":true},
                {"name":"n","path":"extension('n').value.ofType(decimal)","type":"decimal"}]}]}"""));

  private static final List<JsonNode> PATIENTS =
      List.of(
          Json.parseOwn(
              """
              {"resourceType":"Patient","id":"a","active":true,"extension":[{"url":"n","valueDecimal":1.50}],
               "name":[{"family":"O\\"Hara, \\nJr","given":["B","C"]}]}"""),
          Json.parseOwn(
              "{\"resourceType\":\"Patient\",\"id\":\"b\",\"name\":[{\"family\":\"\"}]}"));

  private static String written(String format, boolean header, List<JsonNode> patients)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RowWriter writer =
        RowFormatCatalog.find(format).orElseThrow().open(VIEW.columns(), out, header);
    for (JsonNode patient : patients) {
      VIEW.rows(
          patient,
          Instant.EPOCH,
          cells -> {
            try {
              writer.row(cells);
            } catch (IOException e) {
              throw new java.io.UncheckedIOException(e);
            }
          });
    }
    writer.finish();
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void writesCsvByTheRfc() throws IOException {
    assertThat(written("csv", true, PATIENTS))
        .isEqualTo(
            "id,active,family,given,n\r\n"
                + "a,true,\"O\"\"Hara, \nJr\",\"[\"\"B\"\",\"\"C\"\"]\",1.50\r\n"
                + "b,,\"\",[],\r\n");
    assertThat(written("csv", false, List.of())).isEmpty();
  }

  @Test
  void writesOneObjectPerLine() throws IOException {
    assertThat(written("ndjson", true, PATIENTS))
        .isEqualTo(
            "{\"id\":\"a\",\"active\":true,\"family\":\"O\\\"Hara, \\nJr\",\"given\":[\"B\",\"C\"],\"n\":1.50}\n"
                + "{\"id\":\"b\",\"active\":null,\"family\":\"\",\"given\":[],\"n\":null}\n");
    assertThat(written("ndjson", true, List.of())).isEmpty();
  }

  @Test
  void writesOneArray() throws IOException {
    assertThat(Json.parse(written("json", true, PATIENTS))).hasSize(2);
    assertThat(written("json", true, List.of())).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource({
    "CSV,csv",
    "text/csv; charset=utf-8,csv",
    "application/x-ndjson,ndjson",
    "application/fhir+ndjson,ndjson",
    "application/json,json",
    "application/vnd.apache.parquet,parquet"
  })
  void knowsFormatsByNameAndMediaType(String asked, String found) {
    assertThat(RowFormatCatalog.find(asked).orElseThrow().name()).isEqualTo(found);
  }

  @Test
  void doesNotGuessFormats() {
    assertThat(RowFormatCatalog.find("xlsx")).isEmpty();
  }
}
