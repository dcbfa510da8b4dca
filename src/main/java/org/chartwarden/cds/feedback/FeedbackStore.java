package org.chartwarden.cds.feedback;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;

/** Keeps what became of cards. */
@ApplicationScoped
public class FeedbackStore {

  private final Database database;
  private final Clock clock;

  @Inject
  FeedbackStore(DataSource source, Clock clock) {
    this.database = new Database(source);
    this.clock = clock;
  }

  /**
   * Keeps feedback; what was sent before changes nothing.
   *
   * @param client id of the client that sent it, or empty
   */
  public void keep(String service, String client, List<CardFeedback> feedback) {
    for (CardFeedback one : feedback) {
      database.run(
          "INSERT INTO cds_feedback (service, card, client, outcome, suggestions, reason_system,"
              + " reason_code, comment, outcome_at, received_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
              + " ON CONFLICT DO NOTHING",
          service,
          one.card(),
          client,
          one.outcome(),
          one.suggestions().toArray(String[]::new),
          one.reasonSystem().orElse(null),
          one.reasonCode().orElse(null),
          one.comment().orElse(null),
          one.at(),
          clock.instant());
    }
  }

  /** How often the cards of a service were taken and passed over, and why. */
  public ObjectNode summary(String service) {
    ObjectNode summary = Json.object().put("service", service);
    ObjectNode outcomes = summary.putObject("outcomes").put("accepted", 0).put("overridden", 0);
    database.list(
        "SELECT outcome, count(*) FROM cds_feedback WHERE service = ? GROUP BY outcome",
        row -> outcomes.put(row.getString(1), row.getLong(2)),
        service);
    ArrayNode reasons = summary.putArray("overrideReasons");
    database.list(
        "SELECT coalesce(reason_code, ''), count(*) FROM cds_feedback WHERE service = ? AND outcome"
            + " = 'overridden' GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 50",
        row -> reasons.addObject().put("code", row.getString(1)).put("count", row.getLong(2)),
        service);
    return summary;
  }
}
