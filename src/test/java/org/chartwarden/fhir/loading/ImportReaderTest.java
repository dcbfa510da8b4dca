package org.chartwarden.fhir.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportReaderTest {

  @TempDir Path folder;

  @Test
  void putsALineWithAnIdAndPostsOneWithout() throws IOException {
    List<ImportUnit> units =
        read(
            "a.ndjson",
            """
            {"resourceType":"Patient","id":"p1"}
            {"resourceType":"Patient"}
            """);
    assertThat(units).hasSize(1);
    assertThat(units.get(0).entries())
        .extracting(e -> e.bundleEntry().path("request").toString())
        .containsExactly(
            "{\"method\":\"PUT\",\"url\":\"Patient/p1\"}",
            "{\"method\":\"POST\",\"url\":\"Patient\"}");
  }

  @Test
  void countsBlankLinesAndReportsMalformedOnesByTheirNumber() throws IOException {
    List<ImportUnit> units =
        read(
            "a.ndjson",
            """
            {"resourceType":"Patient","id":"p1"}

            {"resourceType":
            []
            {"resourceType":"Patient","id":"p2"}
            """);
    assertThat(units).extracting(ImportUnit::first).containsExactly(1L, 3L, 4L, 5L);
    assertThat(units.get(0).last()).isEqualTo(2);
    assertThat(units.get(1).entries().get(0).problem()).startsWith("malformed JSON at line 1");
    assertThat(units.get(2).entries().get(0).problem()).startsWith("not a resource");
  }

  @Test
  void keepsTheOrderOfTwoLinesWithTheSameId() throws IOException {
    List<ImportUnit> units =
        read(
            "a.ndjson",
            """
            {"resourceType":"Patient","id":"p1","active":true}
            {"resourceType":"Patient","id":"p2"}
            {"resourceType":"Patient","id":"p1","active":false}
            """);
    assertThat(units).hasSize(2);
    assertThat(units.get(1).keys()).containsExactly("Patient/p1");
  }

  @Test
  void leavesOutWhatIsDone() throws IOException {
    StringBuilder text = new StringBuilder();
    for (int i = 1; i <= 300; i++) {
      text.append("{\"resourceType\":\"Patient\",\"id\":\"p").append(i).append("\"}\n");
    }
    NavigableMap<Long, Long> done = new TreeMap<>();
    done.put(1L, 100L);
    done.put(151L, 160L);
    List<ImportUnit> units = readAfter("a.ndjson", text.toString(), done);
    List<Long> numbers =
        units.stream().flatMap(u -> u.entries().stream()).map(ImportUnit.Entry::number).toList();
    assertThat(numbers).hasSize(190).doesNotContain(100L, 151L, 160L).contains(101L, 150L, 161L);
    assertThat(units)
        .allSatisfy(u -> assertThat(u.last() - u.first() + 1).isEqualTo(u.entries().size()));
  }

  @Test
  void keepsATransactionWholeAndCutsABatch() throws IOException {
    String entries =
        """
        "entry":[
          {"fullUrl":"urn:uuid:1","resource":{"resourceType":"Patient"},
           "request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=1"}},
          {"resource":{"resourceType":"Patient"},
           "request":{"method":"POST","url":"Patient","ifNoneExist":"identifier=1"}}]}
        """;
    List<ImportUnit> transaction =
        read("t.json", "{\"resourceType\":\"Bundle\",\"type\":\"transaction\"," + entries);
    assertThat(transaction).hasSize(1);
    assertThat(transaction.get(0).divisible()).isFalse();
    List<ImportUnit> batch =
        read("b.json", "{\"resourceType\":\"Bundle\",\"type\":\"batch\"," + entries);
    assertThat(batch).as("the same condition twice").hasSize(2);
  }

  @Test
  void takesTheResourcesOfOtherBundles() throws IOException {
    List<ImportUnit> units =
        read(
            "c.json",
            """
            {"resourceType":"Bundle","type":"collection","entry":[
              {"resource":{"resourceType":"Patient","id":"p1"}},
              {"fullUrl":"urn:uuid:1"}]}
            """);
    assertThat(units).hasSize(2);
    assertThat(units.get(0).keys()).containsExactly("Patient/p1");
    assertThat(units.get(1).entries().get(0).problem()).isNotNull();
  }

  @Test
  void readsGzipAndOrdersInstitutionsBeforePatients() throws IOException {
    write("1-data.ndjson", "{\"resourceType\":\"Observation\",\"id\":\"o\"}\n");
    write("2-people.ndjson", "{\"resourceType\":\"Patient\",\"id\":\"p\"}\n");
    Path zipped = folder.resolve("3-places.ndjson.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write("{\"resourceType\":\"Location\",\"id\":\"l\"}\n".getBytes(StandardCharsets.UTF_8));
    }
    write("readme.txt", "no data");
    List<ImportFile> files = ImportFile.find(List.of(folder));
    assertThat(files)
        .extracting(ImportFile::name)
        .containsExactly("3-places.ndjson.gz", "2-people.ndjson", "1-data.ndjson");
    List<ImportUnit> units = new ArrayList<>();
    new ImportReader(files.get(0), new TreeMap<>(), units::add).read();
    assertThat(units.get(0).keys()).containsExactly("Location/l");
  }

  @Test
  void halvesCoverTheSameLines() throws IOException {
    ImportUnit unit =
        read(
                "a.ndjson",
                """
                {"resourceType":"Patient","id":"p1"}

                {"resourceType":"Patient","id":"p2"}
                {"resourceType":"Patient","id":"p3"}
                """)
            .get(0);
    List<ImportUnit> halves = unit.halves();
    assertThat(halves.get(0).first()).isEqualTo(1);
    assertThat(halves.get(0).last()).isEqualTo(halves.get(1).first() - 1);
    assertThat(halves.get(1).last()).isEqualTo(4);
    assertThat(halves.get(0).entries().size() + halves.get(1).entries().size()).isEqualTo(3);
  }

  private List<ImportUnit> read(String name, String text) throws IOException {
    return readAfter(name, text, new TreeMap<>());
  }

  private List<ImportUnit> readAfter(String name, String text, NavigableMap<Long, Long> done)
      throws IOException {
    Path file = write(name, text);
    List<ImportUnit> units = new ArrayList<>();
    boolean complete =
        new ImportReader(ImportFile.find(List.of(file)).get(0), done, units::add).read();
    assertThat(complete).isTrue();
    return units;
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
