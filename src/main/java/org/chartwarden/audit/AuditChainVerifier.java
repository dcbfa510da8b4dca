package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;

/** Recomputes the chain of audit entries from its first entry and says where it breaks. */
@ApplicationScoped
public class AuditChainVerifier {

  private static final int BATCH = 5000;

  private final AuditEntryRows rows;

  AuditChainVerifier(AuditEntryRows rows) {
    this.rows = rows;
  }

  /**
   * What the check found.
   *
   * @param intact whether every sealed entry is as it was sealed and none is missing
   * @param sealed how many entries were checked
   * @param unsealed how many entries wait to be sealed
   * @param head hash of the last entry that was found right; whoever keeps it elsewhere can later
   *     prove that the end of the chain was not cut off
   * @param problem one sentence that names the first wrong position, or empty
   */
  public record Verdict(boolean intact, long sealed, long unsealed, String head, String problem) {}

  /** Checks the whole chain. */
  @Transactional
  public Verdict verify() {
    long position = 0;
    String previous = AuditEntryRow.FIRST;
    List<AuditEntryRow> batch = rows.sealedAfter(0, BATCH);
    while (!batch.isEmpty()) {
      for (AuditEntryRow entry : batch) {
        String problem = problemOf(entry, position + 1, previous);
        if (!problem.isEmpty()) {
          return new Verdict(false, position, rows.countUnsealed(), previous, problem);
        }
        position = entry.position();
        previous = entry.hash();
      }
      batch = rows.sealedAfter(position, BATCH);
    }
    return new Verdict(true, position, rows.countUnsealed(), previous, "");
  }

  static String problemOf(AuditEntryRow entry, long expected, String previous) {
    if (entry.position() != expected) {
      return "audit entry " + expected + " is missing";
    }
    if (!previous.equals(entry.previousHash())) {
      return "audit entry " + expected + " is not chained to the entry before it";
    }
    if (!entry.hashAt(expected, previous).equals(entry.hash())) {
      return "audit entry " + expected + " was changed after it was sealed";
    }
    return "";
  }
}
