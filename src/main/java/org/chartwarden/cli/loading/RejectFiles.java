package org.chartwarden.cli.loading;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.platform.Json;

/** Writes refused lines to {@code <name>.rejects.ndjson}: line number, reason and the line. */
final class RejectFiles {

  private final Path folder;
  private final Map<String, Integer> names = new HashMap<>();

  RejectFiles(Path folder) {
    this.folder = folder;
  }

  Path write(ImportFile file, List<ImportRows.Reject> rejects) throws IOException {
    Files.createDirectories(folder);
    int count = names.merge(file.name(), 1, Integer::sum);
    Path target = folder.resolve(file.name() + (count == 1 ? "" : "-" + count) + ".rejects.ndjson");
    try (BufferedWriter out = Files.newBufferedWriter(target)) {
      for (ImportRows.Reject reject : rejects) {
        ObjectNode line = Json.object();
        line.put("line", reject.line());
        line.put("reason", reject.reason());
        line.put("content", reject.content());
        out.write(Json.write(line));
        out.write('\n');
      }
    }
    return target;
  }
}
