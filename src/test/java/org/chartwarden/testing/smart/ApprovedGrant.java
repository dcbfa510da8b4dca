package org.chartwarden.testing.smart;

import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.tokens.Approval;
import org.chartwarden.smart.tokens.Approvals;

/** A grant without a user that comes of a stored approval, which a test may revoke. */
public final class ApprovedGrant {

  private ApprovedGrant() {}

  /**
   * Stores an approval.
   *
   * @param client id of the client, also the number of the approval: one that nobody else uses
   */
  public static Grant of(Approvals approvals, String client, String scope) {
    ScopeSet scopes = ScopeSet.read(scope);
    approvals.save(
        new Approval(
            client,
            client,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            scopes,
            Optional.empty(),
            Optional.empty(),
            Json.object()));
    return new Grant(
            client, "token-" + client, Optional.empty(), scopes, Optional.empty(), Optional.empty())
        .of(client);
  }
}
