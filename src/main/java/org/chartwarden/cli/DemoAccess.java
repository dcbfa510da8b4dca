package org.chartwarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.oauth2.sdk.id.State;
import io.quarkus.arc.Arc;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.DemoAccounts;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.users.Accounts;

/**
 * The client, the app and the people of the demo. Their secrets are made once for each data folder
 * and kept in it, in a file that only its owner may read.
 */
final class DemoAccess {

  private static final String FILE = "demo.properties";
  private static final int BYTES = 12;
  private static final String SCOPES =
      "openid fhirUser profile launch launch/patient launch/encounter offline_access online_access"
          + " patient/*.cruds user/*.cruds";

  private final LocalServer local;
  private final Path file;
  private final Properties secrets;

  private DemoAccess(LocalServer local, Path file, Properties secrets) {
    this.local = local;
    this.file = file;
    this.secrets = secrets;
  }

  /**
   * Registers them all.
   *
   * @param local the running server, with the local key
   * @param data where its data is
   */
  static DemoAccess register(LocalServer local, Path data) {
    Path file = data.toAbsolutePath().resolve(FILE);
    DemoAccess access = new DemoAccess(local, file, secrets(file));
    access.app(
        DemoAccounts.SERVICE,
        Json.object()
            .put("name", "Demo service")
            .put("kind", "secret")
            .put("secret", access.secret(DemoAccounts.SERVICE))
            .put("scope", "system/*.cruds"));
    ObjectNode app =
        Json.object()
            .put("name", "Demo app")
            .put("kind", "public")
            .put("launchUri", "http://localhost:3000/launch.html")
            .put("scope", SCOPES);
    app.putArray("redirectUris").add("http://localhost:3000/").add("http://127.0.0.1:3000/");
    access.app(DemoAccounts.APP, app);
    access.user(DemoAccounts.DOCTOR, "Dr. Demo", DemoAccounts.PRACTITIONER);
    access.user(DemoAccounts.PATIENT, "Erik Johan Lindqvist", "Patient/sample-02");
    return access;
  }

  /** The practitioner as whom {@link DemoAccounts#DOCTOR} signs in. */
  static ObjectNode practitioner() {
    ObjectNode practitioner =
        Json.object()
            .put("resourceType", "Practitioner")
            .put("id", DemoAccounts.PRACTITIONER.replaceFirst(".*/", ""))
            .put("active", true);
    practitioner
        .putArray("name")
        .addObject()
        .put("family", "Demo")
        .putArray("given")
        .add("Dominique");
    return practitioner;
  }

  /** Takes out of the database what {@link #register} made; the sample patients stay. */
  static OptionalInt remove(Console console, Path data) {
    ClientStore clients = Arc.container().instance(ClientStore.class).get();
    Accounts people = Arc.container().instance(Accounts.class).get();
    long removed =
        DemoAccounts.CLIENTS.stream().filter(clients::remove).count()
            + DemoAccounts.PEOPLE.stream().filter(people::remove).count();
    try {
      Files.deleteIfExists(data.toAbsolutePath().resolve(FILE));
    } catch (IOException e) {
      throw new CommandProblem("The file of secrets cannot be removed: " + e.getMessage() + ".", e);
    }
    console.line(removed + " accounts of the demo were removed.");
    return OptionalInt.of(0);
  }

  /** Tells who may come in, and how to get a token. */
  void print(Console console, String base) {
    console.line("");
    console.line("Without a token nothing of a chart is served. For this demo there are");
    console.line(
        "  client   "
            + DemoAccounts.SERVICE
            + "   secret "
            + secret(DemoAccounts.SERVICE)
            + "   (and the public app "
            + DemoAccounts.APP
            + " at http://localhost:3000/)");
    console.line(person(DemoAccounts.DOCTOR, DemoAccounts.PRACTITIONER));
    console.line(person(DemoAccounts.PATIENT, "Patient/sample-02"));
    console.line("  (also in " + file + ")");
    console.line("");
    console.line("Get a token, and read with it:");
    console.line(
        "  TOKEN=$(curl -s "
            + base
            + "/auth/token -u "
            + DemoAccounts.SERVICE
            + ":"
            + secret(DemoAccounts.SERVICE)
            + " \\");
    console.line(
        "    -d grant_type=client_credentials -d 'scope=system/*.cruds' | sed"
            + " 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')");
    console.line(
        "  curl -s -H \"Authorization: Bearer $TOKEN\" \""
            + base
            + "/fhir/Patient?name=lindqvist\"");
  }

  /** Tells how to get a token as the practitioner. */
  static void printForPerson(Console console, Path data, int port) {
    console.line("");
    console.line("Act as the doctor, for instance to approve (a token of an hour):");
    console.line(
        "  TOKEN=$(./chartwarden token --port "
            + port
            + " --data "
            + data
            + " --scope 'user/*.cruds' --user "
            + DemoAccounts.PRACTITIONER
            + ")");
  }

  private String person(String name, String reference) {
    return "  person   " + name + "   password " + secret(name) + "   (" + reference + ")";
  }

  private void app(String id, ObjectNode wanted) {
    RunningServer.done(local.put("/auth/local/apps/" + id, wanted));
  }

  private void user(String name, String display, String fhirUser) {
    RunningServer.done(
        local.put(
            "/auth/local/users/" + name,
            Json.object()
                .put("display", display)
                .put("fhirUser", fhirUser)
                .put("password", secret(name))));
  }

  private String secret(String name) {
    return Optional.ofNullable(secrets.getProperty(name))
        .orElseThrow(
            () -> new CommandProblem(file + " has no secret of " + name + "; remove the file."));
  }

  private static Properties secrets(Path file) {
    Properties secrets = new Properties();
    try (var reader = Files.newBufferedReader(file)) {
      secrets.load(reader);
      return secrets;
    } catch (NoSuchFileException firstTime) {
      // Made below, once per data folder.
      return made(file, secrets);
    } catch (IOException e) {
      throw new CommandProblem(file + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private static Properties made(Path file, Properties secrets) {
    for (String name : DemoAccounts.WITH_SECRETS) {
      secrets.setProperty(name, new State(BYTES).getValue());
    }
    try {
      Files.createDirectories(file.getParent());
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (Writer writer = Files.newBufferedWriter(file)) {
        secrets.store(writer, "Secrets of the demo's client and people");
      }
      return secrets;
    } catch (IOException e) {
      throw new CommandProblem(file + " cannot be written: " + e.getMessage() + ".", e);
    }
  }
}
