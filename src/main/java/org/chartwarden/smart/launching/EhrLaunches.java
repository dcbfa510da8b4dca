package org.chartwarden.smart.launching;

import static org.chartwarden.smart.launching.EhrLaunch.require;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.RecordDirectory;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.users.UserAccount;

/**
 * Starts apps out of the EHR (SMART App Launch 2.2, section 2.0.8): keeps what the app is to learn
 * under a number that is good once, for a few minutes, for this app and this user, and says where
 * the browser goes. Nobody can launch with a patient or an encounter out of their reach.
 */
@ApplicationScoped
public class EhrLaunches {

  private final ClientStore clients;
  private final RecordDirectory record;
  private final PendingRequests pending;
  private final AuthorizationConfig config;
  private final AuditLog audit;

  @Inject
  EhrLaunches(
      ClientStore clients,
      RecordDirectory record,
      PendingRequests pending,
      AuthorizationConfig config,
      AuditLog audit) {
    this.clients = clients;
    this.record = record;
    this.pending = pending;
    this.config = config;
    this.audit = audit;
  }

  /**
   * A launch that was started.
   *
   * @param launch its number
   * @param iss address of the FHIR interface, for the app
   * @param url where the browser goes
   * @param lifetime how long the number is good
   */
  public record Started(String launch, String iss, URI url, Duration lifetime) {}

  /** The apps that can be launched. */
  public List<RegisteredClient> apps() {
    return clients.all().stream().filter(client -> address(client).isPresent()).toList();
  }

  /**
   * Starts a launch.
   *
   * @throws LaunchProblem when there is no such app, or the user does not reach what it would get
   */
  public Started start(UserAccount user, EhrLaunch wanted, ServerAddress server) {
    URI app =
        clients
            .find(wanted.client())
            .flatMap(EhrLaunches::address)
            .orElseThrow(
                () ->
                    new LaunchProblem(
                        "no app with an address for launches is registered as '"
                            + wanted.client()
                            + "'"));
    Optional<String> patient = patient(user, wanted.patient());
    wanted
        .encounter()
        .ifPresent(
            encounter ->
                require(
                    patient
                        .flatMap(of -> record.encounter(user.fhirUser(), of, encounter))
                        .isPresent(),
                    "there is no Encounter/" + encounter + " of this patient that you reach"));
    ObjectNode content = Json.object().put("client", wanted.client()).put("userName", user.name());
    patient.ifPresent(id -> content.put("patient", id));
    wanted.encounter().ifPresent(id -> content.put("encounter", id));
    content.set("launch", wanted.more());
    String number = pending.keep(PendingRequests.Kind.LAUNCH, content, config.launchLifetime());
    audit.append(
        new AuditEntry(
            "user/" + user.name(),
            "launch-app",
            "success",
            "client/" + wanted.client(),
            Json.object().put("patient", patient.orElse(""))));
    return new Started(number, server.fhir(), url(app, server, number), config.launchLifetime());
  }

  /** A patient, or the relative of one, launches for that patient only. */
  private Optional<String> patient(UserAccount user, Optional<String> wanted) {
    Optional<String> own = record.patientOf(user.fhirUser());
    Optional<String> patient = wanted.or(() -> own);
    patient.ifPresent(
        id ->
            require(
                own.isEmpty()
                    ? record.patient(user.fhirUser(), id).isPresent()
                    : own.get().equals(id),
                "there is no Patient/" + id + " that you reach"));
    return patient;
  }

  /** Browsers are sent to pages only, never into a script. */
  private static Optional<URI> address(RegisteredClient client) {
    return client
        .launchUri()
        .map(URI::create)
        .filter(uri -> "https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
  }

  private static URI url(URI app, ServerAddress server, String number) {
    return URI.create(
        app
            + (app.getRawQuery() == null ? "?" : "&")
            + "iss="
            + URLEncoder.encode(server.fhir(), StandardCharsets.UTF_8)
            + "&launch="
            + URLEncoder.encode(number, StandardCharsets.UTF_8));
  }
}
