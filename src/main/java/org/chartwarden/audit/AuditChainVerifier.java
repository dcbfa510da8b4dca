package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Recomputes the chain of audit entries from its first entry and says where it breaks. */
@ApplicationScoped
public class AuditChainVerifier {

  private final AuditEntryRows rows;
  private final AuditSealRows seals;

  AuditChainVerifier(AuditEntryRows rows, AuditSealRows seals) {
    this.rows = rows;
    this.seals = seals;
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

  /** Checks the whole chain; entries are read a batch at a time, and nothing is locked. */
  public Verdict verify() {
    AuditSealRows.End end = seals.end();
    AuditSeal.Link last = AuditSeal.Link.FIRST;
    Optional<AuditSeal> seal = seals.after(0);
    while (seal.isPresent()) {
      AuditSeal.Finding found = seal.get().check(rows.under(seal.get()), last);
      last = found.last();
      if (!found.problem().isEmpty()) {
        return verdict(last, end, found.problem());
      }
      seal = seals.after(last.position());
    }
    return verdict(
        last,
        end,
        rows.stray(end.settled())
            .map(id -> "audit entry with id " + id + " was put in beside the chain")
            .orElse(""));
  }

  private Verdict verdict(AuditSeal.Link last, AuditSealRows.End end, String problem) {
    return new Verdict(
        problem.isEmpty(),
        last.position(),
        rows.countUnsealed(end.settled()),
        last.hash(),
        problem);
  }
}
