package org.chartwarden.fhir.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceSnapshot;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.smart.AccessContext;

/**
 * Exports into a folder: one NDJSON file per type, and one of deletions where changes are asked
 * for. How far it is stands in the folder; an export that was stopped or killed goes on from there,
 * with the same list of versions.
 */
@ApplicationScoped
@Unremovable
public class FolderExport {

  private static final String DELETIONS = "deletions";

  private final FhirGateway gateway;

  FolderExport(FhirGateway gateway) {
    this.gateway = gateway;
  }

  /**
   * What to export.
   *
   * @param types types wanted; empty for all
   * @param since only changes after it
   * @param gzip whether the files are compressed
   */
  public record Wish(List<String> types, Optional<Instant> since, boolean gzip) {
    public Wish {
      types = List.copyOf(types);
    }

    private ExportRequest request() {
      return new ExportRequest(
          types, Map.of(), List.of(), since, Optional.empty(), Optional.empty(), false);
    }
  }

  /**
   * What was exported.
   *
   * @param moment what a later export of changes takes as its {@code since}
   * @param resources resources and deletions written
   * @param resumed whether it went on with an earlier one
   * @param complete whether it reached its end
   */
  public record Report(Instant moment, long resources, boolean resumed, boolean complete) {}

  /**
   * Does the export.
   *
   * @param stopping ends it after the part that is under way when it turns true
   * @throws IOException when the folder cannot be written
   */
  public Report run(
      AccessContext who, Path folder, Wish wish, ExportProgress progress, BooleanSupplier stopping)
      throws IOException {
    Files.createDirectories(folder);
    ObjectNode request = wish.request().json().put("gzip", wish.gzip());
    FolderState state = FolderState.read(folder);
    Optional<ResourceSnapshot> earlier =
        state.goesOnWith(request) ? find(who, state.list()) : Optional.empty();
    boolean resumed = earlier.isPresent();
    ResourceSnapshot list;
    if (resumed) {
      list = earlier.get();
    } else {
      state.removeFiles();
      list = gateway.takeSnapshot(who, wish.request().wish());
      state.begin(request, list.id());
    }
    progress.begin(list.total());
    long written = 0;
    for (ResourceSnapshot.Part part : list.parts()) {
      if (stopping.getAsBoolean()) {
        progress.end();
        return new Report(list.moment(), written, resumed, false);
      }
      if (part.number() > state.part()) {
        write(who, list, part, state, wish.gzip());
      }
      written += part.count();
      progress.at(written, part.deleted() ? DELETIONS : part.type());
    }
    progress.end();
    state.finish();
    gateway.dropSnapshot(list.id());
    return new Report(list.moment(), written, resumed, true);
  }

  /** The list of an export that was stopped; after a week it is not kept any more. */
  private Optional<ResourceSnapshot> find(AccessContext who, String list) {
    try {
      return Optional.of(gateway.snapshot(who, list));
    } catch (FhirProblem problem) {
      if (problem.status() == 410) {
        return Optional.empty();
      }
      throw problem;
    }
  }

  private void write(
      AccessContext who,
      ResourceSnapshot list,
      ResourceSnapshot.Part part,
      FolderState state,
      boolean gzip)
      throws IOException {
    String name = (part.deleted() ? DELETIONS : part.type()) + ".ndjson" + (gzip ? ".gz" : "");
    try (LineFile file = state.open(name, gzip)) {
      if (part.deleted()) {
        DeletionLines lines = new DeletionLines(file::line);
        gateway.readSnapshot(who, list.id(), part.number(), lines::add);
        lines.end();
      } else {
        gateway.readSnapshot(
            who, list.id(), part.number(), version -> file.line(version.content()));
      }
      state.written(name, file.end(), part.number());
    }
  }
}
