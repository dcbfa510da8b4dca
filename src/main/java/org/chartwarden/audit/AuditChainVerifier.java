package org.chartwarden.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;

/** Recomputes the chain of audit entries from its first entry and says where it breaks. */
@ApplicationScoped
public class AuditChainVerifier {

  private final AuditEntryRows rows;
  private final AuditSealRows seals;

  @Inject
  AuditChainVerifier(AuditEntryRows rows, AuditSealRows seals) {
    this.rows = rows;
    this.seals = seals;
  }

  /** A verifier of the trail in a database, for commands that start no server. */
  public static AuditChainVerifier over(DataSource source) {
    return new AuditChainVerifier(new AuditEntryRows(source), new AuditSealRows(source));
  }

  /**
   * How many entries about reads a killed process left in its journal, which the next start takes
   * into the trail.
   */
  public static long waiting(DataSource source, Path journals) {
    return JournalFolder.of(journals).waiting(new JournalRows(source));
  }

  /**
   * The end of a chain, to be kept where nobody who can change the trail reaches it.
   *
   * @param position place of the last entry, 0 before the first
   * @param hash of that entry, in hexadecimal
   */
  public record Head(long position, String hash) {

    /** How it is written: position and hash with a colon between. */
    public String text() {
      return position + ":" + hash;
    }

    /** Reads what {@link #text} wrote; empty for anything else. */
    public static Optional<Head> parse(String text) {
      if (!text.matches("\\d{1,18}:[0-9a-f]{64}")) {
        return Optional.empty();
      }
      int colon = text.indexOf(':');
      return Optional.of(
          new Head(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1)));
    }
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

  /** The end of the chain as it is stored. */
  public Head head() {
    AuditSeal.Link end = seals.end().link();
    return new Head(end.position(), end.hash());
  }

  /** Checks the whole chain; entries are read a batch at a time, and nothing is locked. */
  public Verdict verify() {
    return verify(List.of(), position -> {});
  }

  /**
   * Checks the whole chain.
   *
   * @param known ends that the chain had before and must still go through
   * @param progress hears how many entries were found right
   */
  public Verdict verify(List<Head> known, LongConsumer progress) {
    AuditSealRows.End end = seals.end();
    AuditSeal.Link last = AuditSeal.Link.FIRST;
    Optional<AuditSeal> seal = seals.after(0);
    while (seal.isPresent()) {
      AuditSeal.Finding found = seal.get().check(rows.under(seal.get()), last);
      last = found.last();
      progress.accept(last.position());
      if (!found.problem().isEmpty()) {
        return verdict(last, end, found.problem());
      }
      seal = seals.after(last.position());
    }
    Optional<String> cut = known.stream().flatMap(head -> cut(head).stream()).findFirst();
    if (cut.isPresent()) {
      return verdict(last, end, cut.get());
    }
    return verdict(
        last,
        end,
        rows.stray(end.settled())
            .map(id -> "audit entry with id " + id + " was put in beside the chain")
            .orElse(""));
  }

  /** Seals are never changed, so what was an end once is still the end of a seal. */
  private Optional<String> cut(Head known) {
    if (known.equals(new Head(0, AuditSeal.Link.FIRST.hash()))) {
      return Optional.empty();
    }
    boolean there =
        seals
            .after(known.position() - 1)
            .filter(seal -> seal.position() == known.position())
            .filter(seal -> HexFormat.of().formatHex(seal.hash()).equals(known.hash()))
            .isPresent();
    return there
        ? Optional.empty()
        : Optional.of(
            "the chain does not go through the head that was kept, at position "
                + known.position()
                + ": its end was cut off or the whole chain was made anew");
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
