package org.chartwarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.cli.sample.SamplePatients;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.DemoAccounts;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows the whole line: sample patients in, a task in plain words, an answer with its evidence. */
@Command(
    name = "demo",
    description = "Serve with the sample patients and run one sample agent task.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Loading the sample patients again changes nothing. The task runs in mode review: what it",
      "proposes waits for your approval. The server is closed; the demo makes a client and two people",
      "with secrets of their own for each data folder, and prints how to get a token."
    })
final class DemoCommand implements Callable<Integer> {

  private static final String INSTRUCTION =
      "Check the most recent potassium of Erik Johan Lindqvist, born 1949-11-02. If it is low,"
          + " order oral potassium replacement according to the dosing instructions. Also pair it"
          + " with a morning serum potassium level to be completed the next day at 8am.";
  private static final String CONTEXT =
      "Low means below 3.5 mmol/L. Dosing instructions: for every 0.1 mmol/L below 3.5, order 10"
          + " mEq potassium chloride by mouth. The LOINC code for serum potassium is 2823-3.";
  private static final String NOW =
      DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(SamplePatients.REFERENCE);
  private static final int WAIT_SECONDS = 60;

  @Option(
      names = "--remove-accounts",
      description = "Only take the client, the app and the people of the demo out again.")
  private boolean remove;

  @Mixin private ServerOptions server;
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    Console console = new Console(spec.commandLine().getOut());
    if (remove) {
      return ServerRun.run(
          DatabaseChoice.open(server.data()),
          OfflineRun.SETTINGS,
          stopping -> DemoAccess.remove(console, server.data()));
    }
    int port = server.freePort();
    console.step("Starting PostgreSQL (its data: " + server.data() + ") ...");
    DatabaseChoice database = DatabaseChoice.open(server.data());
    console.step("PostgreSQL: " + database.describe() + ". Starting the server ...");
    return ServerRun.run(database, settings(port), stopping -> show(console, port, stopping));
  }

  private Map<String, String> settings(int port) {
    Map<String, String> settings = new LinkedHashMap<>(server.settings(port));
    settings.put("quarkus.log.console.level", "WARN");
    // Its curl line shows a client with a secret, which needs no tool that signs.
    settings.put("chartwarden.auth.backend-secrets", "true");
    return settings;
  }

  private OptionalInt show(Console console, int port, AtomicBoolean stopping) {
    if (ServerOptions.production()) {
      throw new CommandProblem(
          "The demo makes accounts that have no place in production; use serve.");
    }
    LocalServer keyed = RunningServer.at(server.data(), port, Console.baseUrl(server.host(), port));
    DemoAccess access = DemoAccess.register(keyed, server.data());
    LocalServer local =
        LocalTokens.with(
            LocalTokens.issue(
                keyed, "user/*.cruds", Optional.of(DemoAccounts.PRACTITIONER), Optional.empty()),
            keyed.base());
    console.step("The server is up. Loading the sample patients ...");
    RunningServer.done(
        local.putFhir("/fhir/" + DemoAccounts.PRACTITIONER, DemoAccess.practitioner()));
    List<ObjectNode> patients = SamplePatients.transactionBundles();
    long resources = 0;
    for (ObjectNode patient : patients) {
      if (stopping.get()) {
        return OptionalInt.of(0);
      }
      LocalServer.Reply reply = local.postFhir("/fhir", patient);
      if (!reply.ok()) {
        throw new CommandProblem(
            "A sample patient was refused with status "
                + reply.status()
                + ": "
                + reply.body().path("issue").path(0).path("diagnostics").asText());
      }
      resources += patient.path("entry").size();
    }
    console.step(
        patients.size()
            + " patients with "
            + resources
            + " resources are in. Asking the agent ...");
    ObjectNode task = sampleTask();
    LocalServer.Reply reply = local.postTask(task, WAIT_SECONDS);
    if (!reply.ok()) {
      throw new CommandProblem(
          "The sample task was refused with status " + reply.status() + ": " + reply.body());
    }
    console.step("Done.");
    new TaskReport(console, local.base()).print(task.path("instruction").asText(), reply.body());
    access.print(console, local.base());
    DemoAccess.printForPerson(console, server.data(), port);
    console.line("");
    console.line("Ask something yourself:");
    console.line(
        "  curl -s "
            + local.base()
            + "/agent/tasks -H \"Authorization: Bearer $TOKEN\" -H 'Content-Type: application/json'"
            + " -H 'Prefer: wait=30' \\");
    console.line(
        "    -d '{\"instruction\": \"What was the last magnesium of Rosa Elena Delgado?\","
            + " \"now\": \""
            + NOW
            + "\"}'");
    console.addresses(keyed.base(), ServerOptions.closed());
    return OptionalInt.empty();
  }

  private static ObjectNode sampleTask() {
    ObjectNode task = Json.object();
    task.put("instruction", INSTRUCTION);
    task.put("context", CONTEXT);
    task.put("mode", "review");
    task.put("now", NOW);
    return task;
  }
}
