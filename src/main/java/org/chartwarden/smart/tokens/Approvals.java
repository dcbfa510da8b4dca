package org.chartwarden.smart.tokens;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.Grant;

/** The approvals that tokens come of. */
@ApplicationScoped
public class Approvals {

  private final Database database;
  private final Clock clock;

  @Inject
  Approvals(DataSource source, Clock clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /** Keeps a new approval. */
  public void save(Approval approval) {
    database.run(
        "INSERT INTO smart_approval (id, client, user_name, content, approved_at)"
            + " VALUES (?, ?, ?, ?, ?)",
        approval.id(),
        approval.client(),
        approval.userName().orElse(null),
        Json.write(approval.content()),
        clock.instant());
  }

  /** The approval with a number, unless it was revoked. */
  public Optional<Approval> find(String id) {
    return database.one(
        "SELECT client, user_name, content FROM smart_approval"
            + " WHERE id = ? AND revoked_at IS NULL",
        row ->
            Approval.of(
                id,
                row.getString(1),
                Optional.ofNullable(row.getString(2)),
                Json.parseOwn(row.getString(3))),
        id);
  }

  /**
   * Whether what a grant came of was not revoked since: for what goes on after the token itself has
   * expired. What came of no approval of this server stands.
   */
  public boolean stands(Grant grant) {
    return grant.approval().map(id -> find(id).isPresent()).orElse(true);
  }

  /** Ends an approval and every token of it. */
  public void revoke(String id) {
    database.run(
        "UPDATE smart_approval SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL",
        clock.instant(),
        id);
  }
}
