package org.chartwarden.smart.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.ServerAddress;
import org.chartwarden.smart.launching.EhrLaunch;
import org.chartwarden.smart.launching.EhrLaunches;
import org.chartwarden.smart.launching.LaunchProblem;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.TokenVerifier;
import org.chartwarden.smart.users.Accounts;
import org.chartwarden.smart.users.UserAccount;

/** Launches that programs ask for: who they are for, and the answer. */
@ApplicationScoped
class LaunchWork {

  private final EhrLaunches launches;
  private final Accounts accounts;
  private final TokenVerifier verifier;

  @Inject
  LaunchWork(EhrLaunches launches, Accounts accounts, TokenVerifier verifier) {
    this.launches = launches;
    this.accounts = accounts;
    this.verifier = verifier;
  }

  /** Whether a token is good here; what it may do is another question. */
  boolean known(String token, ServerAddress server) {
    return verifier.verify(token, server).isPresent();
  }

  /** The user of a token that may start launches; empty when it may not, or has no user. */
  Optional<UserAccount> user(String token, ServerAddress server) {
    return verifier
        .verify(token, server)
        .filter(found -> found.grant().scopes().has(ScopeSet.START_LAUNCH))
        .flatMap(
            found ->
                accounts
                    .find(found.subject())
                    .filter(
                        account ->
                            found.grant().user().filter(account.fhirUser()::equals).isPresent()));
  }

  /**
   * Starts a launch for somebody.
   *
   * @throws LaunchProblem when it cannot be started
   */
  ObjectNode start(UserAccount user, ObjectNode wanted, ServerAddress server) {
    EhrLaunches.Started started = launches.start(user, EhrLaunch.read(wanted), server);
    return Json.object()
        .put("url", started.url().toString())
        .put("iss", started.iss())
        .put("launch", started.launch())
        .put("expires_in", started.lifetime().toSeconds());
  }

  /** The same for a command on this machine, which names the user. */
  ObjectNode startFor(String app, ObjectNode wanted, ServerAddress server) {
    String name = Json.text(wanted, "user").orElse("");
    UserAccount user =
        accounts
            .find(name)
            .orElseThrow(() -> new LocalProblem("there is no account of user '" + name + "'"));
    ObjectNode launch = wanted.deepCopy();
    launch.remove("user");
    launch.put("client", app);
    try {
      return start(user, launch, server);
    } catch (LaunchProblem e) {
      throw new LocalProblem(e.getMessage());
    }
  }
}
