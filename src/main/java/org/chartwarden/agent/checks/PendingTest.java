package org.chartwarden.agent.checks;

import java.time.OffsetDateTime;
import java.util.List;
import org.chartwarden.evidence.Evidence;

/**
 * A lab, imaging or referral order that is still open.
 *
 * @param text what is ordered
 * @param codes {@code system|code}
 * @param occurrence when it is due, or null
 */
public record PendingTest(
    String text, List<String> codes, OffsetDateTime occurrence, Evidence evidence) {
  public PendingTest {
    codes = List.copyOf(codes);
  }
}
