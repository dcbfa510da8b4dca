package org.chartwarden.smart.users;

import com.nimbusds.oauth2.sdk.id.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.chartwarden.platform.Database;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.SecretHash;

/** Browsers in which somebody has signed in; the cookie has a random number, the table its hash. */
@ApplicationScoped
public class BrowserSessions {

  private static final int BYTES = 32;

  private final Database database;
  private final AuthorizationConfig config;
  private final Clock clock;

  @Inject
  BrowserSessions(DataSource source, AuthorizationConfig config, Clock clock) {
    this.database = new Database(source);
    this.config = config;
    this.clock = clock;
  }

  /** Begins a session, forgets those that are over, and gives the number for the cookie. */
  public String begin(UserAccount account) {
    database.run("DELETE FROM smart_session WHERE expires_at < ?", clock.instant());
    String number = new State(BYTES).getValue();
    database.run(
        "INSERT INTO smart_session (hash, user_name, expires_at) VALUES (?, ?, ?)",
        SecretHash.of(number),
        account.name(),
        clock.instant().plus(config.sessionLifetime()));
    return number;
  }

  /** Who signed in there. */
  public Optional<UserAccount> user(String number) {
    return database.one(
        "SELECT u.name, u.display, u.fhir_user FROM smart_session s JOIN smart_user u"
            + " ON u.name = s.user_name WHERE s.hash = ? AND s.expires_at > ?",
        row -> new UserAccount(row.getString(1), row.getString(2), row.getString(3)),
        SecretHash.of(number),
        clock.instant());
  }

  /** Ends a session. */
  public void end(String number) {
    database.run("DELETE FROM smart_session WHERE hash = ?", SecretHash.of(number));
  }
}
