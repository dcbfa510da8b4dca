package org.chartwarden.fhir.bulk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.ResourceSnapshot;
import org.chartwarden.fhir.jobs.Job;
import org.chartwarden.fhir.jobs.JobAnswer;
import org.chartwarden.fhir.jobs.JobFile;
import org.chartwarden.fhir.jobs.JobKind;
import org.chartwarden.fhir.jobs.JobLinks;
import org.chartwarden.fhir.jobs.JobRun;
import org.chartwarden.platform.Json;

/** Carries out exports: the list first, then part by part into files. */
@ApplicationScoped
class ExportJob implements JobKind {

  static final String NAME = "export";

  private static final String LIST = "list";
  private static final String PART = "part";
  private static final String FILE = "file";

  private final FhirGateway gateway;
  private final ExportConfig config;

  ExportJob(FhirGateway gateway, ExportConfig config) {
    this.gateway = gateway;
    this.config = config;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ObjectNode run(JobRun run) {
    ExportRequest request = ExportRequest.of(run.job().request());
    ResourceSnapshot list = list(run, request);
    int finished = run.job().checkpoint().path(PART).asInt();
    ExportFiles files =
        new ExportFiles(run.job().id(), run.files(), config, run.job().checkpoint().path(FILE));
    long total = list.total();
    long done = 0;
    for (ResourceSnapshot.Part part : list.parts()) {
      if (part.number() > finished) {
        ObjectNode checkpoint = Json.object().put(LIST, list.id()).put(PART, part.number());
        run.progress(done, total, part.deleted() ? "deletions" : part.type());
        run.save(
            checkpoint,
            () -> {
              write(run, request, list, part, files);
              checkpoint.set(FILE, files.state());
            });
      }
      done += part.count();
      run.progress(done, total, part.deleted() ? "deletions" : part.type());
    }
    return Json.object().put("transactionTime", list.moment().toString());
  }

  private ResourceSnapshot list(JobRun run, ExportRequest request) {
    String known = run.job().checkpoint().path(LIST).asText();
    if (!known.isEmpty()) {
      return gateway.snapshot(run.who(), known);
    }
    run.progress(0, 0, "listing");
    ResourceSnapshot list = gateway.takeSnapshot(run.who(), request.wish());
    run.save(Json.object().put(LIST, list.id()), () -> {});
    return list;
  }

  private void write(
      JobRun run,
      ExportRequest request,
      ResourceSnapshot list,
      ResourceSnapshot.Part part,
      ExportFiles files) {
    if (part.deleted()) {
      files.begin("deleted", "Bundle", "deleted");
      DeletionLines lines = new DeletionLines(files::line);
      gateway.readSnapshot(run.who(), list.id(), part.number(), lines::add);
      lines.end();
    } else {
      files.begin("output", part.type(), part.type());
      var subset = ExportLines.subset(part.type(), request.elements());
      gateway.readSnapshot(
          run.who(),
          list.id(),
          part.number(),
          version -> {
            run.stopIfAsked();
            files.line(subset.map(s -> s.of(version)).orElse(version).content());
          });
    }
    files.flush();
  }

  @Override
  public JobAnswer answer(Job job, List<JobFile> files, JobLinks links) {
    ObjectNode manifest = Json.object();
    manifest.set("transactionTime", job.result().orElseThrow().path("transactionTime"));
    manifest.put("request", job.url()).put("requiresAccessToken", job.who().grant().isPresent());
    for (String list : List.of("output", "deleted", "error")) {
      ArrayNode items = manifest.putArray(list);
      files.stream()
          .filter(file -> file.list().equals(list) && file.lines() > 0)
          .forEach(
              file ->
                  items
                      .addObject()
                      .put("type", file.about().path("type").asText())
                      .put("url", links.file(file))
                      .put("count", file.lines()));
    }
    return JobAnswer.manifest(Json.write(manifest));
  }

  @Override
  public void discard(Job job) {
    String list = job.checkpoint().path(LIST).asText();
    if (!list.isEmpty()) {
      gateway.dropSnapshot(list);
    }
  }
}
