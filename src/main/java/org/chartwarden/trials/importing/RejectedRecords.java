package org.chartwarden.trials.importing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.chartwarden.platform.Json;

/** Writes refused records to {@code trials.rejects.ndjson}; no file when nothing is refused. */
final class RejectedRecords implements AutoCloseable {

  private final Path target;
  private BufferedWriter out;

  RejectedRecords(Path folder) {
    this.target = folder.resolve("trials.rejects.ndjson");
  }

  void add(String file, String place, String code, String reason, String content)
      throws IOException {
    if (out == null) {
      Files.createDirectories(target.toAbsolutePath().getParent());
      out = Files.newBufferedWriter(target);
    }
    ObjectNode line = Json.object();
    line.put("file", file);
    line.put("place", place);
    line.put("code", code);
    line.put("reason", reason);
    line.put("content", content);
    out.write(Json.write(line));
    out.write('\n');
  }

  /** Where they are, when there are any. */
  Optional<Path> file() {
    return out == null ? Optional.empty() : Optional.of(target);
  }

  @Override
  public void close() throws IOException {
    if (out != null) {
      out.close();
    }
  }
}
