package org.chartwarden.fhir.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;

/** Writes numbered lines into a file, one a step; what it is to do stands in the request. */
@ApplicationScoped
class CountingJobKind implements JobKind {

  static final String NAME = "test-counting";

  /** Steps that were begun by any run. */
  final AtomicInteger begun = new AtomicInteger();

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ObjectNode run(JobRun run) {
    ObjectNode request = run.job().request();
    if (request.path("refuse").asBoolean()) {
      throw new FhirProblem(422, "processing", "test-refused", "the test wants it so");
    }
    int steps = request.path("steps").asInt();
    String[] file = {run.job().checkpoint().path("file").asText()};
    for (int done = run.job().checkpoint().path("done").asInt(); done < steps; done++) {
      begun.incrementAndGet();
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(request.path("pause").asInt()));
      if (done == request.path("stumble").asInt(-1) && run.job().attempt() == 1) {
        throw new IllegalStateException("the test stumbles once");
      }
      byte[] line = (done + " åäö\n").getBytes(StandardCharsets.UTF_8);
      ObjectNode checkpoint = Json.object().put("done", done + 1);
      run.progress(done + 1, steps, "counting");
      if (file[0].isEmpty()) {
        run.save(
            checkpoint,
            () -> {
              file[0] =
                  run.files()
                      .create(run.job().id(), "output", "n.txt", "text/plain", Json.object());
              checkpoint.put("file", file[0]);
              run.files().append(file[0], line, 1);
            });
      } else {
        run.save(checkpoint.put("file", file[0]), () -> run.files().append(file[0], line, 1));
      }
    }
    return Json.object().put("steps", steps);
  }

  @Override
  public JobAnswer answer(Job job, List<JobFile> files, JobLinks links) {
    ObjectNode manifest = job.result().orElseThrow().deepCopy();
    files.forEach(file -> manifest.put(file.list(), links.file(file)));
    return JobAnswer.manifest(Json.write(manifest));
  }
}
