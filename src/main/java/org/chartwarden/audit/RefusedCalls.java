package org.chartwarden.audit;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.platform.Json;

/**
 * Records calls without a valid token. Whoever sends many of them must not fill the trail: the
 * first from an address is recorded at once, those of the next minute together, by their number; of
 * more addresses than a minute has room for only the number of all is kept.
 */
@ApplicationScoped
public class RefusedCalls {

  static final int MOST_ADDRESSES = 1000;
  private static final String OTHERS = "others";

  private final AuditLog log;
  private final Map<String, Long> counted = new HashMap<>();

  @Inject
  RefusedCalls(AuditLog log) {
    this.log = log;
  }

  /**
   * Takes a refused call in.
   *
   * @param action what was refused, kebab-case
   */
  public void refused(String action, AuditTrace trace) {
    String address = trace.address();
    String key = action + " " + address;
    synchronized (counted) {
      if (counted.size() >= MOST_ADDRESSES && !counted.containsKey(key)) {
        counted.merge(action + " " + OTHERS, 1L, Long::sum);
        return;
      }
      Long before = counted.putIfAbsent(key, 0L);
      if (before != null) {
        counted.put(key, before + 1);
        return;
      }
    }
    log.shown(trace.entries(action, AuditEntry.REFUSED, ""));
  }

  /** Records what was only counted since the last time. */
  @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void recordCounted() {
    Map<String, Long> last;
    synchronized (counted) {
      last = Map.copyOf(counted);
      counted.clear();
    }
    List<AuditEntry> entries = new ArrayList<>();
    last.forEach(
        (key, count) -> {
          if (count > 0) {
            int blank = key.indexOf(' ');
            entries.add(
                new AuditEntry(
                    "unknown",
                    key.substring(0, blank),
                    AuditEntry.REFUSED,
                    "",
                    Json.object().put("address", key.substring(blank + 1)).put("count", count)));
          }
        });
    if (!entries.isEmpty()) {
      log.shown(entries);
    }
  }
}
