package org.chartwarden.fhir.loading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.chartwarden.platform.Json;

/** Writes refused lines to {@code <name>.rejects.ndjson}: line number, reason and the line. */
final class RejectFiles {

  private final Path folder;
  private final Map<String, Integer> names = new HashMap<>();

  RejectFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the refused lines of a file.
   *
   * @param rejects hands them over one by one
   * @return where they are
   */
  Path write(ImportFile file, Consumer<Consumer<ImportRows.Reject>> rejects) throws IOException {
    Files.createDirectories(folder);
    int count = names.merge(file.name(), 1, Integer::sum);
    Path target = folder.resolve(file.name() + (count == 1 ? "" : "-" + count) + ".rejects.ndjson");
    try (BufferedWriter out = Files.newBufferedWriter(target)) {
      rejects.accept(reject -> line(out, reject));
    }
    return target;
  }

  private static void line(BufferedWriter out, ImportRows.Reject reject) {
    ObjectNode line = Json.object();
    line.put("line", reject.line());
    line.put("reason", reject.reason());
    line.put("content", reject.content());
    try {
      out.write(Json.write(line));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
