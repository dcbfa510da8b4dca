package org.chartwarden.smart;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import org.chartwarden.audit.AuditEntry;
import org.chartwarden.audit.AuditLog;
import org.chartwarden.platform.Json;

/**
 * Budgets of failures of one kind, one for each of what is counted together, and what the trail
 * says of those that are used up. Each process counts for itself; what nobody failed at lately is
 * forgotten.
 *
 * @param <K> what is counted together
 */
public final class FailureBudgets<K> {

  private static final int MOST = 100_000;

  private final Duration window;
  private final AuditLog audit;
  private final Clock clock;
  private final Cache<K, FailureBudget> budgets;
  private final Cache<K, Boolean> told;

  /**
   * No failures yet.
   *
   * @param window time in which a budget becomes full again
   */
  public FailureBudgets(Duration window, AuditLog audit, Clock clock) {
    this.window = window;
    this.audit = audit;
    this.clock = clock;
    this.budgets = Caffeine.newBuilder().maximumSize(MOST).expireAfterAccess(window).build();
    this.told = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(window).build();
  }

  /**
   * The budget of one.
   *
   * @param most failures that are borne at once
   */
  public FailureBudget of(K key, int most) {
    return budgets.get(key, any -> new FailureBudget(most, window, clock.instant()));
  }

  /**
   * Records that somebody was refused because a budget is used up, once in each window.
   *
   * @param actor under which name it is recorded
   * @param what what was counted together, as {@code address}
   * @return whether it was recorded now
   */
  public boolean tellOnce(K key, String actor, String what) {
    if (told.asMap().putIfAbsent(key, true) != null) {
      return false;
    }
    audit.appendApart(
        new AuditEntry(
            actor,
            "sign-in",
            AuditEntry.REFUSED,
            "",
            Json.object().put("why", "too-many-failures").put("of", what)));
    return true;
  }
}
