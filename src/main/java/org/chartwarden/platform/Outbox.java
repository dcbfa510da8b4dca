package org.chartwarden.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Messages that are stored in the transaction that causes them and sent after it: neither is there
 * without the other.
 */
@ApplicationScoped
public class Outbox {

  private final DataSource dataSource;
  private final Clock clock;
  private final Event<Filled> filled;

  Outbox(DataSource dataSource, Clock clock, Event<Filled> filled) {
    this.dataSource = dataSource;
    this.clock = clock;
    this.filled = filled;
  }

  /** Fired in the transaction that filled the outbox; observe it after success. */
  public record Filled() {}

  /**
   * A stored message.
   *
   * @param id order of storing
   * @param channel name of the {@link OutboxChannel} that sends it
   */
  record Message(long id, String channel, String payload) {}

  /** Stores a message; there must be a transaction. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void put(String channel, String payload) {
    String sql = "INSERT INTO outbox (channel, payload, created_at) VALUES (?, ?, ?)";
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert = connection.prepareStatement(sql)) {
      insert.setString(1, channel);
      insert.setString(2, payload);
      insert.setObject(3, clock.instant().atOffset(ZoneOffset.UTC));
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the message could not be stored", e);
    }
    filled.fire(new Filled());
  }

  /** Locks the oldest messages that no other relay holds. */
  @Transactional(Transactional.TxType.MANDATORY)
  List<Message> lockNext(int limit) {
    String sql =
        "SELECT id, channel, payload FROM outbox ORDER BY id LIMIT ? FOR UPDATE SKIP LOCKED";
    List<Message> messages = new ArrayList<>();
    try (Connection connection = dataSource.getConnection();
        PreparedStatement query = connection.prepareStatement(sql)) {
      query.setInt(1, limit);
      try (ResultSet result = query.executeQuery()) {
        while (result.next()) {
          messages.add(new Message(result.getLong(1), result.getString(2), result.getString(3)));
        }
      }
      return messages;
    } catch (SQLException e) {
      throw new IllegalStateException("the outbox could not be read", e);
    }
  }

  /** Removes what was sent. */
  @Transactional(Transactional.TxType.MANDATORY)
  void remove(List<Long> ids) {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement delete =
            connection.prepareStatement("DELETE FROM outbox WHERE id = ANY (?)")) {
      delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("sent messages could not be removed", e);
    }
  }
}
