package org.chartwarden.smart.serving;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.smart.DemoAccounts;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.keys.SigningKeys;
import org.chartwarden.smart.users.Accounts;
import org.eclipse.microprofile.config.Config;

/** Holds the checks against the settings before anything listens. */
@ApplicationScoped
class ServingGuard {

  private static final List<String> LOOKED_AT =
      List.of(
          "quarkus.http.",
          "quarkus.tls.",
          "quarkus.datasource.",
          "chartwarden.auth.",
          "chartwarden.audit.",
          "chartwarden.oidc.");

  private final ServingConfig config;
  private final Config settings;
  private final SigningKeys keys;
  private final ClientStore clients;
  private final Accounts accounts;

  @Inject
  ServingGuard(
      ServingConfig config,
      Config settings,
      SigningKeys keys,
      ClientStore clients,
      Accounts accounts) {
    this.config = config;
    this.settings = settings;
    this.keys = keys;
    this.clients = clients;
    this.accounts = accounts;
  }

  /** Right after the database was looked at; nobody is listened to yet. */
  void check(@Observes @Priority(2) StartupEvent started) {
    boolean listens =
        settings.getOptionalValue("quarkus.http.host-enabled", Boolean.class).orElse(true);
    if (!listens) {
      return;
    }
    List<String> refusals = ServingCheckCatalog.refusals(config.profile(), facts());
    if (!refusals.isEmpty()) {
      throw new ServingProblem(config.profile(), refusals);
    }
  }

  private ServingFacts facts() {
    return config.profile() == ServingConfig.Profile.PRODUCTION
        ? new ServingFacts(values(), SigningKeyFacts.of(keys), registered())
        : new ServingFacts(values(), SigningKeyFacts.NOT_LOOKED_AT, List.of());
  }

  private Map<String, String> values() {
    Map<String, String> values = new HashMap<>();
    for (String name : settings.getPropertyNames()) {
      if (LOOKED_AT.stream().anyMatch(name::startsWith)) {
        settings.getOptionalValue(name, String.class).ifPresent(value -> values.put(name, value));
      }
    }
    return values;
  }

  private List<String> registered() {
    List<String> found = new ArrayList<>();
    DemoAccounts.CLIENTS.stream()
        .filter(id -> clients.find(id).isPresent())
        .map(id -> "client " + id)
        .forEach(found::add);
    DemoAccounts.PEOPLE.stream()
        .filter(accounts::exists)
        .map(name -> "person " + name)
        .forEach(found::add);
    return found;
  }
}
