package org.chartwarden.fhir.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.loading.ImportProgress;
import org.chartwarden.fhir.loading.ImportReport;
import org.chartwarden.fhir.loading.ImportRun;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class FolderExportIT {

  private static final AccessContext SYSTEM = AccessContext.system("test");

  /** A type that no other test writes. */
  private static final String TYPE = "EnrollmentRequest";

  private static final int RESOURCES = 1200;

  @Inject FolderExport exports;
  @Inject ImportRun imports;
  @Inject FhirGateway gateway;
  @TempDir Path folder;

  private final String mark = "f" + UUID.randomUUID().toString().substring(0, 8);

  private void store(int count) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
    var entries = bundle.putArray("entry");
    for (int n = 0; n < count; n++) {
      ObjectNode entry = entries.addObject();
      entry
          .putObject("resource")
          .put("resourceType", TYPE)
          .put("id", mark + "-" + n)
          .put("status", "draft");
      entry.putObject("request").put("method", "PUT").put("url", TYPE + "/" + mark + "-" + n);
    }
    gateway.process(SYSTEM, bundle);
  }

  private FolderExport.Report export(boolean gzip, Optional<Instant> since, int parts)
      throws IOException {
    AtomicInteger asked = new AtomicInteger();
    return exports.run(
        SYSTEM,
        folder,
        new FolderExport.Wish(List.of(TYPE), since, gzip),
        new Silent(),
        () -> asked.getAndIncrement() >= parts);
  }

  private List<String> ids(boolean gzip) throws IOException {
    Path file = folder.resolve(TYPE + ".ndjson" + (gzip ? ".gz" : ""));
    try (InputStream in = Files.newInputStream(file);
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(
                    gzip ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .map(line -> Json.parseOwn(line).path("id").asText())
          .filter(id -> id.startsWith(mark))
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void goesOnWhereItWasStopped(boolean gzip) throws IOException {
    store(RESOURCES);
    FolderExport.Report first = export(gzip, Optional.empty(), 1);
    assertThat(first.complete()).isFalse();
    // What a killed process wrote of its next part is cut off.
    Files.write(
        folder.resolve(TYPE + ".ndjson" + (gzip ? ".gz" : "")),
        new byte[] {1, 2, 3},
        StandardOpenOption.APPEND);
    gateway.delete(SYSTEM, new ResourceKey(TYPE, mark + "-" + (RESOURCES - 1)), WriteOptions.NONE);
    FolderExport.Report second = export(gzip, Optional.empty(), Integer.MAX_VALUE);
    assertThat(second.complete()).isTrue();
    assertThat(second.resumed()).isTrue();
    assertThat(second.moment()).isEqualTo(first.moment());
    assertThat(ids(gzip)).hasSize(RESOURCES).doesNotHaveDuplicates();

    FolderExport.Report third = export(gzip, Optional.empty(), Integer.MAX_VALUE);
    assertThat(third.resumed()).isFalse();
    assertThat(ids(gzip)).hasSize(RESOURCES - 1).doesNotHaveDuplicates();
  }

  @Test
  void changesWithDeletionsCanBeImported() throws IOException {
    store(3);
    FolderExport.Report first = export(false, Optional.empty(), Integer.MAX_VALUE);
    ResourceKey deleted = new ResourceKey(TYPE, mark + "-1");
    gateway.delete(SYSTEM, deleted, WriteOptions.NONE);
    export(false, Optional.of(first.moment()), Integer.MAX_VALUE);
    assertThat(folder.resolve(TYPE + ".ndjson")).doesNotExist();
    assertThat(Files.readString(folder.resolve("deletions.ndjson"))).contains(deleted.reference());

    gateway.update(
        SYSTEM,
        deleted,
        Json.object().put("resourceType", TYPE).put("status", "draft"),
        WriteOptions.NONE);
    ImportReport report =
        imports.run(
            new ImportRun.Wish(SYSTEM, List.of(folder), 1, true, folder),
            new Silent(),
            () -> false);
    assertThat(report.rejected()).isZero();
    assertThat(
            org.assertj.core.api.Assertions.catchThrowableOfType(
                    FhirProblem.class, () -> gateway.read(SYSTEM, deleted))
                .status())
        .isEqualTo(410);
  }

  private static final class Silent implements ExportProgress, ImportProgress {
    @Override
    public void begin(long units) {}

    @Override
    public void at(long resources, String type) {}

    @Override
    public void advance(long bytes, ImportReport report) {}

    @Override
    public void end() {}
  }
}
