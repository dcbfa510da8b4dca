package org.chartwarden.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chartwarden.platform.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The apps that may ask the server on this machine for tokens. */
@Command(
    name = "apps",
    description = "Register SMART apps and backend services with the server on this machine.",
    mixinStandardHelpOptions = true)
final class AppsCommand implements Runnable {

  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Name what to do: add, list, launch or remove.");
  }

  @Command(
      name = "add",
      description = "Register an app, or change its registration.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Examples:",
        "  ./chartwarden apps add growth --redirect http://localhost:3000/ \\",
        "    --scope 'launch/patient openid fhirUser patient/*.rs'",
        "  ./chartwarden apps add nightly --jwks keys.json --scope 'system/*.rs'"
      })
  int add(
      @Parameters(paramLabel = "ID", description = "Client id.") String id,
      @Option(names = "--name", description = "Name for people.") String name,
      @Option(
              names = "--redirect",
              paramLabel = "URI",
              description = "Where codes may be sent; may be given several times.")
          List<String> redirects,
      @Option(names = "--launch", paramLabel = "URI", description = "Where an EHR launches it.")
          String launch,
      @Option(names = "--secret", description = "It proves itself by a secret, printed once.")
          boolean secret,
      @Option(names = "--jwks", paramLabel = "FILE", description = "Its public keys.") Path jwks,
      @Option(names = "--jwks-uri", paramLabel = "URI", description = "Where its keys are.")
          String jwksUri,
      @Option(
              names = "--scope",
              required = true,
              paramLabel = "SCOPES",
              description = "The most it may be granted.")
          String scope,
      @Mixin RunningServer server) {
    ObjectNode wanted = Json.object().put("scope", scope);
    put(wanted, "name", name);
    put(wanted, "launchUri", launch);
    put(wanted, "jwksUri", jwksUri);
    if (redirects != null) {
      redirects.forEach(wanted.withArray("redirectUris")::add);
    }
    boolean keys = jwks != null || jwksUri != null;
    wanted.put("kind", keys ? "key" : secret ? "secret" : "public");
    if (jwks != null) {
      wanted.set("jwks", keys(jwks));
    }
    JsonNode done = RunningServer.done(server.open().put("/auth/local/apps/" + id, wanted));
    PrintWriter out = spec.commandLine().getOut();
    out.println(id + " is registered as a " + done.path("kind").asText() + " client.");
    if (jwks != null) {
      out.println(
          "Register it again whenever its keys change, or publish them and use --jwks-uri.");
    }
    if (done.has("secret")) {
      out.println("Its secret, which is not shown again: " + done.path("secret").asText());
    }
    return 0;
  }

  @Command(
      name = "list",
      description = "List the registered apps.",
      mixinStandardHelpOptions = true)
  int list(@Mixin RunningServer server) {
    PrintWriter out = spec.commandLine().getOut();
    JsonNode apps = RunningServer.done(server.open().get("/auth/local/apps")).path("apps");
    if (apps.isEmpty()) {
      out.println("No app is registered; see apps add --help.");
    }
    apps.forEach(
        app ->
            out.printf(
                "%-20s %-7s %s%n",
                app.path("id").asText(), app.path("kind").asText(), app.path("scope").asText()));
    return 0;
  }

  @Command(
      name = "remove",
      description = "Remove an app; its tokens end with it.",
      mixinStandardHelpOptions = true)
  int remove(
      @Parameters(paramLabel = "ID", description = "Client id.") String id,
      @Mixin RunningServer server) {
    JsonNode done = RunningServer.done(server.open().delete("/auth/local/apps/" + id));
    if (!done.path("removed").asBoolean()) {
      throw new CommandProblem("No app is registered as " + id + ".");
    }
    spec.commandLine().getOut().println(id + " is removed.");
    return 0;
  }

  @Command(
      name = "launch",
      description = "Start an EHR launch and print the address to open in a browser.",
      mixinStandardHelpOptions = true,
      footer = {
        "",
        "Whoever opens it must sign in as the user who is named here. It is good once, for minutes.",
        "",
        "Example:",
        "  ./chartwarden apps launch growth --user meyer --patient sample-02"
      })
  int launch(
      @Parameters(paramLabel = "ID", description = "Client id.") String id,
      @Option(
              names = "--user",
              required = true,
              paramLabel = "NAME",
              description = "Account for which it is launched.")
          String user,
      @Option(names = "--patient", paramLabel = "ID", description = "Patient in context.")
          String patient,
      @Option(names = "--encounter", paramLabel = "ID", description = "Encounter of the patient.")
          String encounter,
      @Option(names = "--intent", paramLabel = "TEXT", description = "What the app is to do.")
          String intent,
      @Option(
              names = "--no-banner",
              description = "The app need not show whose chart it is; the EHR does.")
          boolean noBanner,
      @Mixin RunningServer server) {
    ObjectNode wanted = Json.object();
    put(wanted, "user", user);
    put(wanted, "patient", patient);
    put(wanted, "encounter", encounter);
    put(wanted, "intent", intent);
    wanted.put("need_patient_banner", !noBanner);
    JsonNode done =
        RunningServer.done(server.open().post("/auth/local/apps/" + id + "/launch", wanted));
    spec.commandLine().getOut().println(done.path("url").asText());
    return 0;
  }

  private static void put(ObjectNode wanted, String member, String value) {
    if (value != null) {
      wanted.put(member, value);
    }
  }

  private static JsonNode keys(Path file) {
    try {
      return Json.parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new CommandProblem(file + " is no JSON: " + e.getOriginalMessage() + ".", e);
    } catch (IOException e) {
      throw new CommandProblem(file + " cannot be read.", e);
    }
  }
}
