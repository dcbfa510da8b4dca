package org.chartwarden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.chartwarden.audit.AuditChainVerifier.Head;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptHeadsTest {

  private static final String HASH = "0123456789abcdef".repeat(4);

  @TempDir Path folder;

  @Test
  void readsOneHead() {
    assertThat(KeptHeads.read("17:" + HASH).heads()).containsExactly(new Head(17, HASH));
  }

  @Test
  void readsAFileThatGrewByALineADay() throws IOException {
    Path file = folder.resolve("heads");
    Files.writeString(
        file, "2026-11-25T03:00:00Z 17:" + HASH + "\n\n2026-11-26T03:00:00Z 42:" + HASH + "\n");
    assertThat(KeptHeads.read(file.toString()))
        .isEqualTo(new KeptHeads(List.of(new Head(17, HASH), new Head(42, HASH)), List.of()));
  }

  @Test
  void linesThatAFailedCommandLeftAreSkippedAndTold() throws IOException {
    Path file = folder.resolve("heads");
    Files.writeString(
        file, "2026-11-25T03:00:00Z \n\n2026-11-26T03:00:00Z 42:" + HASH + "\n43:cut\n44:" + HASH);
    assertThat(KeptHeads.read(file.toString()))
        .isEqualTo(new KeptHeads(List.of(new Head(42, HASH), new Head(44, HASH)), List.of(1, 4)));
  }

  @Test
  void takesNothingElse() throws IOException {
    Path file = folder.resolve("heads");
    Files.writeString(file, "2026-11-25T03:00:00Z \n42:cut\n\n");
    assertThatThrownBy(() -> KeptHeads.read(file.toString())).hasMessageContaining("no head");
    Files.writeString(file, "\n");
    assertThatThrownBy(() -> KeptHeads.read(file.toString())).hasMessageContaining("no head");
    assertThatThrownBy(() -> KeptHeads.read("nowhere")).hasMessageContaining("no such file");
  }
}
