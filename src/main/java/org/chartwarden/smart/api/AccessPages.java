package org.chartwarden.smart.api;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.chartwarden.smart.clients.ClientStore;
import org.chartwarden.smart.clients.RegisteredClient;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.StandingApprovals;
import org.chartwarden.smart.tokens.StandingApprovals.Standing;
import org.chartwarden.smart.users.UserAccount;

/** The page on which people see which apps have access by them, and end it. */
@ApplicationScoped
class AccessPages {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Template access;
  private final StandingApprovals approvals;
  private final ClientStore clients;

  @Inject
  AccessPages(
      @Location("auth/access") Template access, StandingApprovals approvals, ClientStore clients) {
    this.access = access;
    this.approvals = approvals;
    this.clients = clients;
  }

  /**
   * What an app may do.
   *
   * @param id number of the approval
   * @param app its name, for people
   * @param since when it was allowed
   * @param patient reference of the patient, or empty
   * @param words what it may do, line by line
   * @param offline whether it goes on while the person is away
   */
  record Shown(
      String id, String app, String since, String patient, List<String> words, boolean offline) {}

  PageAnswer list(UserAccount user) {
    return AuthorizationPages.page(
        200,
        access
            .data("user", user.display())
            .data("apps", approvals.of(user.name()).stream().map(this::shown).toList()));
  }

  private Shown shown(Standing standing) {
    Approval approval = standing.approval();
    return new Shown(
        approval.id(),
        clients.find(approval.client()).map(RegisteredClient::name).orElse(approval.client()),
        MINUTE.format(standing.since()),
        approval.patient().map(id -> "Patient/" + id).orElse(""),
        ScopeWords.of(approval.scopes()).stream().map(ScopeWords.Choice::words).toList(),
        approval.scopes().has(ScopeSet.OFFLINE_ACCESS));
  }
}
