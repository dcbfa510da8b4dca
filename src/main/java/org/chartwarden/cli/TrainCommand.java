package org.chartwarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.cli.sample.SamplePatients;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Starts on a database that is thrown away, asks what a server is asked first, and ends: what the
 * Java machine learns thereby (JEP 483 and 514), the launcher keeps for quicker starts.
 */
@Command(
    name = "train",
    hidden = true,
    description = "Run once by the launcher, which records how to start faster.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  private static final List<String> QUESTIONS =
      List.of(
          "/fhir/metadata",
          "/fhir/Patient?name=lind&_count=5",
          "/fhir/Observation?patient=sample-02&code=2823-3&_sort=-date&_count=1",
          "/fhir/Patient/sample-02",
          "/q/health");

  @Option(names = "--data", required = true, paramLabel = "DIR", description = "An empty folder.")
  private Path data;

  @Override
  public Integer call() throws Exception {
    int port = LocalServer.freePort();
    Map<String, String> settings = ScratchSettings.on(port);
    settings.put("quarkus.log.level", "ERROR");
    return ServerRun.run(
        DatabaseChoice.embedded(data),
        settings,
        stopping -> ask(new LocalServer("http://127.0.0.1:" + port)));
  }

  private static OptionalInt ask(LocalServer server) {
    ObjectNode patient = SamplePatients.transactionBundles().get(1);
    boolean good = server.postFhir("/fhir", patient).ok();
    for (String question : QUESTIONS) {
      good &= server.get(question).ok();
    }
    return OptionalInt.of(good ? 0 : 1);
  }
}
