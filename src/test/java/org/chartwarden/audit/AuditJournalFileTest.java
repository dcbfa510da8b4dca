package org.chartwarden.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditJournalFileTest {

  private static final int FRAME = 16;

  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void name() {
    path = folder.resolve("a.1.journal");
  }

  @Test
  void tellsWhatAProcessLeftOnceItIsGone() {
    JournalFile file = JournalFile.create(path, 4096);
    assertThat(add(file, 1, bytes("one\n"))).isTrue();
    assertThat(add(file, 2, bytes("two\n"))).isTrue();
    assertThat(JournalFile.left(path, 0)).as("its process lives").isEmpty();
    file.close();
    JournalFile.Left left = JournalFile.left(path, 0).orElseThrow();
    assertThat(left.first()).isEqualTo(1);
    assertThat(left.last()).isEqualTo(2);
    assertThat(text(left)).isEqualTo("one\ntwo\n");
    assertThat(text(JournalFile.left(path, 1).orElseThrow())).isEqualTo("two\n");
    assertThat(JournalFile.left(path, 2).orElseThrow().count()).isZero();
  }

  @Test
  void refusesALineThatHasNoRoom() {
    try (JournalFile file = JournalFile.create(path, 64)) {
      assertThat(add(file, 1, new byte[64])).isFalse();
      assertThat(add(file, 1, new byte[64 - FRAME])).isTrue();
      assertThat(add(file, 2, new byte[1])).isFalse();
      assertThat(file.last()).isEqualTo(1);
    }
  }

  @Test
  void aFileThatHasNoRoomOnTheDiskIsGoneAgain() throws IOException {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "only Linux has a disk that is always full");
    Files.createFile(path);
    FileChannel channel = FileChannel.open(full, StandardOpenOption.READ, StandardOpenOption.WRITE);
    assertThatThrownBy(() -> JournalFile.filled(folder.resolve("b"), path, channel, 4096))
        .isInstanceOf(IOException.class);
    assertThat(channel.isOpen()).isFalse();
    assertThat(path).doesNotExist();
  }

  @Test
  void oldLinesBehindNewOnesDoNotCount() {
    JournalFile file = JournalFile.create(path, 4096);
    for (int n = 1; n <= 5; n++) {
      add(file, n, bytes("old" + n + "\n"));
    }
    file.rewind();
    add(file, 6, bytes("new6\n"));
    file.close();
    assertThat(text(JournalFile.left(path, 0).orElseThrow())).isEqualTo("new6\n");
  }

  @Test
  void aLineThatWasNotWrittenToItsEndIsNone() throws IOException {
    JournalFile file = JournalFile.create(path, 4096);
    add(file, 1, bytes("whole\n"));
    add(file, 2, bytes("torn apart\n"));
    file.close();
    try (RandomAccessFile raw = new RandomAccessFile(path.toFile(), "rw")) {
      raw.seek(FRAME + "whole\n".length() + FRAME + 3);
      raw.write(0);
    }
    assertThat(text(JournalFile.left(path, 0).orElseThrow())).isEqualTo("whole\n");
  }

  @Test
  void theFilesOfAJournalComeInTheOrderOfTheirLines() {
    JournalFile first = JournalFile.create(folder.resolve("a.2.journal"), 256);
    add(first, 1, bytes("1"));
    JournalFile second = JournalFile.create(folder.resolve("a.1.journal"), 256);
    add(second, 2, bytes("2"));
    JournalFile other = JournalFile.create(folder.resolve("b.1.journal"), 256);
    first.close();
    second.close();
    JournalFolder found = JournalFolder.of(folder);
    assertThat(found.journals()).containsExactly("a", "b");
    List<JournalFile.Claim> claims = found.claims("a");
    assertThat(claims).extracting(claim -> text(claim.left(0))).containsExactly("1", "2");
    assertThat(found.claims("a")).as("somebody takes it over").isEmpty();
    claims.forEach(JournalFile.Claim::close);
    assertThat(found.claims("b")).as("its process lives").isEmpty();
    other.close();
    assertThat(JournalFolder.of(folder.resolve("none")).journals()).isEmpty();
  }

  @Test
  void noFileOfAJournalIsTakenWhileOneOfThemIsWritten() {
    JournalFile left = JournalFile.create(folder.resolve("a.1.journal"), 256);
    add(left, 1, bytes("1"));
    left.close();
    try (JournalFile written = JournalFile.create(folder.resolve("a.2.journal"), 256)) {
      add(written, 2, bytes("2"));
      assertThat(JournalFolder.of(folder).claims("a")).isEmpty();
    }
    JournalFolder.of(folder).claims("a").forEach(JournalFile.Claim::close);
  }

  @Test
  void whatWasTakenHoldOfIsLetGoWhenAnotherFileCannotBeRead() throws IOException {
    JournalFile.create(path, 256).close();
    Files.createDirectory(folder.resolve("a.2.journal"));
    JournalFolder found = JournalFolder.of(folder);
    assertThatThrownBy(() -> found.claims("a")).isInstanceOf(AuditProblem.class);
    assertThat(JournalFile.left(path, 0)).as("nobody holds it").isPresent();
  }

  @Test
  void aFileThatDoesNotComeToItsNameIsGoneAgain() throws IOException {
    Files.createDirectories(path.resolve("in-the-way"));
    assertThatThrownBy(() -> JournalFile.create(path, 256)).isInstanceOf(AuditProblem.class);
    assertThat(folder.resolve("a.1.journal.new")).doesNotExist();
    Files.delete(path.resolve("in-the-way"));
    Files.delete(path);
    JournalFile.create(path, 256).close();
    assertThat(JournalFile.left(path, 0)).isPresent();
  }

  @Test
  void aFileThatThisProcessHoldsUnderAnotherNameIsNotTaken() throws IOException {
    JournalFile.create(path, 256).close();
    try (FileChannel other = FileChannel.open(path, StandardOpenOption.WRITE)) {
      assertThat(other.lock().isValid()).isTrue();
      assertThat(JournalFile.Claim.of(path)).isEmpty();
    }
    assertThat(JournalFile.left(path, 0)).isPresent();
  }

  @Test
  void whatWasTakenOverMeanwhileIsNoFailure() throws IOException {
    JournalFile.create(path, 256).close();
    JournalFolder found = JournalFolder.of(folder);
    Files.delete(path);
    assertThat(found.claims("a")).isEmpty();
    assertThat(JournalFile.left(path, 0)).isEmpty();
  }

  @Test
  void whatWasNeverFinishedIsTidiedUpWhenItIsOld() throws IOException {
    Path unfinished = folder.resolve("a.1.journal.new");
    Files.createFile(unfinished);
    Instant made = Files.getLastModifiedTime(unfinished).toInstant();
    JournalFolder.tidy(folder, made.minusSeconds(1));
    assertThat(unfinished).exists();
    assertThat(JournalFolder.of(folder).journals()).isEmpty();
    JournalFolder.tidy(folder, made.plusSeconds(1));
    assertThat(unfinished).doesNotExist();
  }

  /** Another process that takes over whatever it can, as a server that starts beside this one. */
  @Test
  void anotherProcessNeverTakesAFileThatIsWritten() throws Exception {
    Path log = folder.resolve("grabber.log");
    Process grabber =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                JournalGrabber.class.getName(),
                folder.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      JournalFile bait = JournalFile.create(folder.resolve("bait.1.journal"), 256);
      add(bait, 1, bytes("bait"));
      bait.close();
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> !Files.exists(folder.resolve("bait.1.journal")));
      for (int n = 1; n <= 400; n++) {
        Path mine = folder.resolve("mine" + n + ".1.journal");
        JournalFile file = JournalFile.create(mine, 256);
        add(file, 1, bytes("line"));
        assertThat(mine).as("while it is written").exists();
        file.delete();
      }
      assertThat(grabber.isAlive()).as(Files.readString(log)).isTrue();
    } finally {
      grabber.destroy();
      grabber.waitFor();
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(JournalFile.Left left) {
    return new String(left.lines(), StandardCharsets.UTF_8);
  }

  private static boolean add(JournalFile file, long number, byte[] line) {
    return file.add(number, line, 0, line.length);
  }
}
