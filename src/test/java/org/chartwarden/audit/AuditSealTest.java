package org.chartwarden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuditSealTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456Z");

  private static final List<AuditEntryRow> ENTRIES =
      List.of(row(7, "create", "A/1"), row(8, "update", "A/1"), row(11, "delete", "A/1"));

  private static final AuditSeal SEAL = AuditSeal.over(chained(ENTRIES), AuditSeal.Link.FIRST);

  @Test
  void acceptsEntriesAsTheyWereSealed() {
    AuditSeal.Finding found = SEAL.check(found(ENTRIES), AuditSeal.Link.FIRST);
    assertThat(found.problem()).isEmpty();
    assertThat(found.last()).isEqualTo(SEAL.link());
    assertThat(found.last().position()).isEqualTo(3);
  }

  @Test
  void isTheSameChainHoweverItIsCutIntoBatches() {
    AuditSeal first = AuditSeal.over(chained(ENTRIES.subList(0, 1)), AuditSeal.Link.FIRST);
    AuditSeal rest = AuditSeal.over(chained(ENTRIES.subList(1, 3)), first.link());
    assertThat(rest.link()).isEqualTo(SEAL.link());
  }

  @Test
  void namesTheChangedEntry() {
    List<AuditEntryRow> changed = new ArrayList<>(ENTRIES);
    changed.set(1, row(8, "update", "A/2"));
    AuditSeal.Finding found = SEAL.check(found(changed), AuditSeal.Link.FIRST);
    assertThat(found.problem()).contains("audit entry 2 was changed");
    assertThat(found.last().position()).isEqualTo(1);
  }

  @Test
  void namesTheMissingEntry() {
    List<Optional<AuditEntryRow>> gap = new ArrayList<>(found(ENTRIES));
    gap.set(1, Optional.empty());
    assertThat(SEAL.check(gap, AuditSeal.Link.FIRST).problem())
        .isEqualTo("audit entry 2 is missing");
  }

  @Test
  void findsWhatChangedPlaces() {
    List<AuditEntryRow> swapped = List.of(ENTRIES.get(1), ENTRIES.get(0), ENTRIES.get(2));
    assertThat(SEAL.check(found(swapped), AuditSeal.Link.FIRST).problem())
        .contains("audit entry 1 was changed");
  }

  @Test
  void findsASealThatWasFittedToAChangedEntry() {
    List<AuditEntryRow> changed = List.of(ENTRIES.get(0), row(8, "read", "A/1"), ENTRIES.get(2));
    AuditSeal forged =
        new AuditSeal(
            3,
            SEAL.hash(),
            AuditSeal.over(chained(changed), AuditSeal.Link.FIRST).marks(),
            AuditSeal.LINES);
    assertThat(forged.check(found(changed), AuditSeal.Link.FIRST).problem())
        .contains("audit entries 1 to 3 or their seal were changed");
  }

  @Test
  void findsASealThatIsMissingOrNotChainedToTheOneBefore() {
    AuditSeal second = AuditSeal.over(List.of(row(12, "create", "B/1").chained()), SEAL.link());
    List<Optional<AuditEntryRow>> entries = found(List.of(row(12, "create", "B/1")));
    assertThat(second.check(entries, SEAL.link()).problem()).isEmpty();
    assertThat(second.check(entries, AuditSeal.Link.FIRST).problem())
        .contains("the seal of audit entry 1 is missing");
    assertThat(second.check(entries, new AuditSeal.Link(3, "f".repeat(64))).problem())
        .contains("audit entry 4 was changed");
  }

  @Test
  void hashDependsOnWhereMembersEnd() {
    String first = AuditSeal.Link.FIRST.hash();
    assertThat(row(7, "ab", "c").hashAt(1, first)).isNotEqualTo(row(7, "a", "bc").hashAt(1, first));
  }

  /** Entries from before lines were chained, hashed as their release did it. */
  @Test
  void acceptsEntriesThatWereSealedByTheirMembersAndFindsEachThatWasChanged() throws Exception {
    AuditEntryRow first = row(7, "create", "A/1");
    AuditEntryRow second =
        new AuditEntryRow(8, AT, "client/ä", "read", "success", null, "{}", "p", "Person/1", "");
    byte[] one = first.hashAt(1, AuditSeal.Link.FIRST.hash());
    var bytes = new java.io.ByteArrayOutputStream();
    var form = new java.io.DataOutputStream(bytes);
    form.write(one);
    form.writeLong(2);
    form.writeLong(8);
    form.writeLong(AT.getEpochSecond());
    form.writeInt(AT.getNano());
    for (String member : new String[] {"client/ä", "read", "success", null, "{}"}) {
      member(form, member);
    }
    member(form, "p");
    member(form, "Person/1");
    member(form, "");
    byte[] two = java.security.MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    byte[] marks = java.nio.ByteBuffer.allocate(8).put(one, 0, 4).put(two, 0, 4).array();
    AuditSeal seal = new AuditSeal(2, two, marks, AuditSeal.MEMBERS);
    assertThat(seal.check(found(List.of(first, second)), AuditSeal.Link.FIRST).problem()).isEmpty();

    AuditEntryRow about =
        new AuditEntryRow(
            7, AT, "client/a", "create", "success", "A/1", "{}", "another", null, null);
    assertThat(seal.check(found(List.of(about, second)), AuditSeal.Link.FIRST).problem())
        .contains("audit entry 1 was changed");
    AuditEntryRow other =
        new AuditEntryRow(8, AT, "client/ä", "read", "success", null, "{}", "q", "Person/1", "");
    assertThat(seal.check(found(List.of(first, other)), AuditSeal.Link.FIRST).problem())
        .contains("audit entry 2 was changed");
  }

  private static void member(java.io.DataOutputStream form, String text) throws Exception {
    if (text == null) {
      form.writeInt(-1);
    } else {
      byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      form.writeInt(utf8.length);
      form.write(utf8);
    }
  }

  @Test
  void saysThatANewerReleaseSealedWhatItDoesNotKnow() {
    AuditSeal later = new AuditSeal(3, SEAL.hash(), SEAL.marks(), 4);
    assertThat(later.check(found(ENTRIES), AuditSeal.Link.FIRST).problem())
        .contains("verify with the newest one");
  }

  private static List<ChainedLine> chained(List<AuditEntryRow> rows) {
    return rows.stream().map(AuditEntryRow::chained).toList();
  }

  private static List<Optional<AuditEntryRow>> found(List<AuditEntryRow> rows) {
    return rows.stream().map(Optional::of).toList();
  }

  private static AuditEntryRow row(long id, String action, String subject) {
    return new AuditEntryRow(id, AT, "client/a", action, "success", subject, "{}");
  }
}
