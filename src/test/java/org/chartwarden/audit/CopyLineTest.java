package org.chartwarden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class CopyLineTest {

  private static final Instant AT = Instant.parse("2026-01-02T03:04:05.000789Z");

  @Test
  void writesEachMemberBehindATab() {
    AuditEntry entry =
        new AuditEntry("client/a", "", "read", "success", "Patient/1", "1", null, "{}");
    assertThat(line(entry))
        .isEqualTo(
            "2026-01-02T03:04:05.000789Z\tclient/a\tread\tsuccess\tPatient/1\t{}\t1\t\t\\N\n");
  }

  @Test
  void escapesWhatWouldEndAValue() {
    AuditEntry entry =
        new AuditEntry("a\tb", "", "c\nd", "e\rf", "g\\h", "i\0j", null, "Zoë \uD83D\uDE00\t");
    assertThat(line(entry))
        .isEqualTo(
            "2026-01-02T03:04:05.000789Z\ta\\tb\tc\\nd\te\\rf\tg\\\\h\tZoë \uD83D\uDE00\\t"
                + "\ti j\t\t\\N\n");
  }

  @Test
  void escapesWhereverItStands() {
    for (char special :
        new char[] {'\t', '\n', '\r', '\\', '\0', '\u001f', 'ä', '\uffff', '~', '\u0080'}) {
      for (int before = 0; before < 18; before++) {
        for (String fill : List.of("x", " ", "é", "\u007f")) {
          String text = fill.repeat(before) + special + fill.repeat(9);
          LineBuffer lines = new LineBuffer(8);
          lines.value(text);
          assertThat(new String(lines.bytes(), 0, lines.size(), StandardCharsets.UTF_8))
              .isEqualTo(
                  text.replace("\\", "\\\\")
                      .replace("\t", "\\t")
                      .replace("\n", "\\n")
                      .replace("\r", "\\r")
                      .replace('\0', ' '));
        }
      }
    }
  }

  @Test
  void escapesWhatJsonEscaped() {
    AuditEntry entry = new AuditEntry("a", "b", "success", "c", Json.object().put("rule", "\"x\""));
    assertThat(line(entry)).contains("\t{\"rule\":\"\\\\\"x\\\\\"\"}\t");
  }

  @Test
  void hasNoTwoEntriesWithOneLine() {
    AuditEntry ends = new AuditEntry("a", "", "b\t", "c", "d", null, null, "{}");
    AuditEntry begins = new AuditEntry("a", "", "b", "\tc", "d", null, null, "{}");
    AuditEntry none = new AuditEntry("a", "", "b", "c", null, null, null, "{}");
    AuditEntry named = new AuditEntry("a", "", "b", "c", "\\N", null, null, "{}");
    assertThat(line(ends)).isNotEqualTo(line(begins));
    assertThat(line(none)).isNotEqualTo(line(named));
  }

  @Test
  void writesAStoredEntryAsItCame() {
    AuditEntry entry =
        new AuditEntry(
            "client/ä", "Person/1", "read", "success", null, "1", "t", "{\"a\":\"b\\n\"}");
    AuditEntryRow row =
        new AuditEntryRow(
            7,
            AT,
            entry.actor(),
            entry.action(),
            entry.outcome(),
            entry.subject(),
            entry.detail(),
            entry.patient(),
            entry.person(),
            entry.task());
    LineBuffer lines = new LineBuffer(8);
    CopyLine.add(entry, AT, lines);
    byte[] before = new byte[32];
    assertThat(ChainedLine.of(7, lines, 0).hashAt(AuditEntryRow.digest(), 3, before))
        .isEqualTo(row.chained().hashAt(AuditEntryRow.digest(), 3, before));
  }

  @Test
  void chainsByTheHashOfBeforePlaceIdAndLine() throws Exception {
    byte[] before = HexFormat.of().parseHex("ab".repeat(32));
    LineBuffer lines = new LineBuffer(8);
    lines.value("first");
    lines.endLine();
    lines.value("second");
    lines.endLine();
    var sha = java.security.MessageDigest.getInstance("SHA-256");
    sha.update(before);
    sha.update(HexFormat.of().parseHex("0000000000000003" + "0000000000000007"));
    sha.update("second".getBytes(StandardCharsets.US_ASCII));
    assertThat(ChainedLine.of(7, lines, 1).hashAt(AuditEntryRow.digest(), 3, before))
        .isEqualTo(sha.digest());
  }

  @Test
  void isFilledAnewWithoutWhatWasThere() {
    LineBuffer lines = new LineBuffer(4);
    for (int i = 0; i < 40; i++) {
      lines.value("line" + i);
      lines.endLine();
    }
    assertThat(text(lines, 39)).isEqualTo("line39");
    lines.clear();
    lines.value("x");
    lines.endLine();
    assertThat(lines.count()).isOne();
    assertThat(lines.size()).isOne();
    assertThat(text(lines, 0)).isEqualTo("x");
  }

  private static String line(AuditEntry entry) {
    LineBuffer lines = new LineBuffer(16);
    CopyLine.add(entry, AT, lines);
    return text(lines, 0);
  }

  private static String text(LineBuffer lines, int line) {
    return new String(lines.bytes(), lines.start(line), lines.length(line), StandardCharsets.UTF_8);
  }
}
