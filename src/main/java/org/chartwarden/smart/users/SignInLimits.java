package org.chartwarden.smart.users;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.oauth2.sdk.id.State;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.CallerNetwork;
import org.chartwarden.smart.FailureBudget;
import org.chartwarden.smart.FailureBudgets;
import org.chartwarden.smart.SecretHash;
import org.jboss.logging.Logger;

/**
 * Bounds how many wrong passwords come from one address, whatever the accounts: one password tried
 * at many accounts locks none of them. Beyond that no password is looked at, right or wrong.
 *
 * <p>A browser in which somebody signed in lately is known by a number of its own, and lets the
 * same account in all the same; there the lock of the account alone counts. So nobody shuts out
 * those who work behind the same address. The first refusal of an address in each window is
 * recorded and logged. Each process counts for itself, and knows the browsers that signed in at it
 * since it started.
 */
@ApplicationScoped
public class SignInLimits {

  /** How long a browser is known, counted from the last time. */
  public static final Duration KNOWN = Duration.ofDays(30);

  private static final Logger LOG = Logger.getLogger(SignInLimits.class);
  private static final int MOST_BROWSERS = 50_000;
  private static final int BYTES = 32;

  private final Accounts accounts;
  private final int most;
  private final Clock clock;
  private final FailureBudgets<String> budgets;

  /** Names of accounts by the hashes of the numbers of browsers. */
  private final Cache<String, String> browsers;

  @Inject
  SignInLimits(Accounts accounts, AuthorizationConfig config, AuditLog audit, Clock clock) {
    this(accounts, config.signInFailures(), config.failureWindow(), audit, clock);
  }

  SignInLimits(Accounts accounts, int most, Duration window, AuditLog audit, Clock clock) {
    this.accounts = accounts;
    this.most = most;
    this.clock = clock;
    this.budgets = new FailureBudgets<>(window, audit, clock);
    this.browsers =
        Caffeine.newBuilder()
            .maximumSize(MOST_BROWSERS)
            .expireAfterWrite(KNOWN)
            .ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
            .build();
  }

  /**
   * How signing in ended.
   *
   * @param user who signed in
   * @param pause for how long no password is looked at from there
   */
  public record Outcome(Optional<UserAccount> user, Optional<Duration> pause) {}

  /**
   * Signs somebody in, unless too many failed from there.
   *
   * @param address from which the request came
   * @param browser number that the browser was given, if it has one
   */
  public Outcome signIn(String name, String password, String address, Optional<String> browser) {
    boolean known =
        browser.map(number -> browsers.getIfPresent(SecretHash.of(number))).stream()
            .anyMatch(name::equals);
    if (known) {
      return new Outcome(accounts.signIn(name, password), Optional.empty());
    }
    String network = CallerNetwork.of(address);
    Instant now = clock.instant();
    FailureBudget budget = budgets.of(network, most);
    // Counted before it is known how it ends: many at once are no more than one after the other.
    Optional<Duration> pause = budget.tryTake(now);
    if (pause.isPresent()) {
      tell(network);
      return new Outcome(Optional.empty(), pause);
    }
    boolean failed = false;
    try {
      Optional<UserAccount> user = accounts.signIn(name, password);
      failed = user.isEmpty();
      return new Outcome(user, Optional.empty());
    } finally {
      if (!failed) {
        budget.giveBack();
      }
    }
  }

  /** A new number for the browser in which somebody has signed in. */
  public String remember(UserAccount user) {
    String number = new State(BYTES).getValue();
    browsers.put(SecretHash.of(number), user.name());
    return number;
  }

  private void tell(String network) {
    if (budgets.tellOnce(network, "user/unknown", "address")) {
      LOG.warnf(
          "too many wrong passwords from %s; for a while only browsers that are known sign in from"
              + " there. When this is a proxy, name it with --proxy, so that its callers are told"
              + " apart",
          network);
    }
  }
}
