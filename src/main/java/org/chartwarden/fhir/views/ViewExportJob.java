package org.chartwarden.fhir.views;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.gateway.ResourceScan;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobAnswer;
import org.chartwarden.fhir.jobs.JobFile;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.fhir.jobs.JobKind;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.jobs.JobRun;
import org.chartwarden.fhir.views.formats.RowFormat;
import org.chartwarden.fhir.views.formats.RowFormatCatalog;
import org.chartwarden.fhir.views.formats.RowWriter;
import org.chartwarden.platform.Json;

/**
 * Writes the rows of views into files, a stretch of resources at a time; a stretch and the place
 * after it are saved together. Formats of lines get one file per view; of the others each stretch
 * is a whole file.
 */
@ApplicationScoped
class ViewExportJob implements JobKind {

  static final String NAME = "view-export";

  private static final long STRETCH_RESOURCES = 20_000;
  private static final int STRETCH_BYTES = 8 * 1024 * 1024;

  private final ViewScan scan;
  private final Clock clock;

  @Inject
  ViewExportJob(ViewScan scan, Clock clock) {
    this.scan = scan;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ObjectNode run(JobRun run) {
    ObjectNode request = run.job().request();
    ObjectNode place = run.job().checkpoint();
    JsonNode views = request.path("views");
    for (int i = place.path("view").asInt(); i < views.size(); i++) {
      boolean ended = false;
      while (!ended) {
        ObjectNode next = place.deepCopy().put("view", i);
        ended = stretch(run, request, views.get(i), next);
        place = next;
      }
    }
    return Json.object()
        .put("started", run.job().created().toString())
        .put("ended", clock.instant().toString());
  }

  /** Writes one stretch, moves the place behind it and tells whether it was the view's last. */
  private boolean stretch(JobRun run, ObjectNode request, JsonNode item, ObjectNode place) {
    View view = View.compile(item.path("view"));
    RowFormat format = RowFormatCatalog.find(request.path("format").asText()).orElseThrow();
    ViewScan.Cursor cursor =
        scan.open(run.who(), view, wanted(request, view), place.path("after").asLong());
    boolean first = place.path("file").asText("").isEmpty();
    boolean header = request.path("header").asBoolean() && first;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      RowWriter writer = format.open(view.columns(), bytes, header);
      while (cursor.next(writer, Long.MAX_VALUE / 2)
          && cursor.resources() < STRETCH_RESOURCES
          && bytes.size() < STRETCH_BYTES) {
        run.stopIfAsked();
      }
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("rows held in memory were not written", e);
    }
    String file = place.path("file").asText("");
    long done = place.path("resources").asLong() + cursor.resources();
    place.put("resources", done).put("after", cursor.after());
    run.progress(done, 0, item.path("name").asText());
    boolean ended = cursor.ended();
    run.save(
        place,
        () -> {
          place.put("file", write(run, format, item.path("name").asText(), file, bytes, cursor));
          if (ended) {
            place.put("view", place.path("view").asInt() + 1);
            place.put("file", "").put("after", 0).put("part", 0);
          }
        });
    return ended;
  }

  private static String write(
      JobRun run,
      RowFormat format,
      String name,
      String file,
      ByteArrayOutputStream bytes,
      ViewScan.Cursor cursor) {
    boolean another = file.isEmpty() || !format.continues();
    int number = (int) run.files().of(run.job().id()).stream().filter(f -> of(f, name)).count();
    String target =
        another
            ? run.files()
                .create(
                    run.job().id(),
                    "output",
                    name + (number == 0 ? "" : "-" + (number + 1)) + "." + format.name(),
                    format.mediaType(),
                    Json.object().put("view", name))
            : file;
    byte[] all = bytes.toByteArray();
    for (int from = 0; from < all.length; from += JobFiles.PART_BYTES) {
      int to = Math.min(all.length, from + JobFiles.PART_BYTES);
      run.files()
          .append(target, Arrays.copyOfRange(all, from, to), to == all.length ? cursor.rows() : 0);
    }
    return target;
  }

  private static boolean of(JobFile file, String view) {
    return file.about().path("view").asText().equals(view);
  }

  private static ResourceScan wanted(ObjectNode request, View view) {
    Optional<List<String>> patients = Optional.empty();
    if (request.has("patients")) {
      List<String> ids = new ArrayList<>();
      request.path("patients").forEach(id -> ids.add(id.asText()));
      patients = Optional.of(ids);
    }
    return new ResourceScan(
        view.resource(),
        patients,
        Optional.ofNullable(request.path("since").textValue()).map(Instant::parse));
  }

  /** The result as a Parameters resource (SQL on FHIR 2.0, OperationExport, output parameters). */
  @Override
  public JobAnswer answer(Job job, List<JobFile> files, JobLinks links) {
    ObjectNode result = Json.object().put("resourceType", "Parameters");
    ArrayNode parameters = result.putArray("parameter");
    parameters.addObject().put("name", "exportId").put("valueString", job.id());
    if (job.request().has("clientTrackingId")) {
      parameters
          .addObject()
          .put("name", "clientTrackingId")
          .set("valueString", job.request().path("clientTrackingId"));
    }
    ObjectNode times = job.result().orElseThrow();
    parameters.addObject().put("name", "status").put("valueCode", "completed");
    parameters.addObject().put("name", "location").put("valueUri", links.status());
    parameters.addObject().put("name", "cancelUrl").put("valueUri", links.status());
    parameters.addObject().put("name", "_format").set("valueCode", job.request().path("format"));
    parameters
        .addObject()
        .put("name", "exportStartTime")
        .set("valueInstant", times.path("started"));
    parameters.addObject().put("name", "exportEndTime").set("valueInstant", times.path("ended"));
    for (JsonNode item : job.request().path("views")) {
      String name = item.path("name").asText();
      ArrayNode parts = parameters.addObject().put("name", "output").putArray("part");
      parts.addObject().put("name", "name").put("valueString", name);
      files.stream()
          .filter(file -> of(file, name))
          .forEach(
              file -> parts.addObject().put("name", "location").put("valueUri", links.file(file)));
    }
    return JobAnswer.resource(Json.write(result));
  }
}
