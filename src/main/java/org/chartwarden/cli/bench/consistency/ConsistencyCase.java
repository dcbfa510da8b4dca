package org.chartwarden.cli.bench.consistency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.platform.Json;

/**
 * One case: a folder with {@code bundle.json} and {@code note.txt}.
 *
 * @param id name of the folder
 * @param folder the folder
 */
record ConsistencyCase(String id, Path folder) {

  static final String BUNDLE = "bundle.json";
  static final String NOTE = "note.txt";
  static final String GOLD = "gold.json";

  /**
   * The cases below a folder by name; a folder that is a case itself is the only one.
   *
   * @throws IOException with a sentence when there is none
   */
  static List<ConsistencyCase> below(Path folder) throws IOException {
    if (Files.isRegularFile(folder.resolve(NOTE))) {
      return List.of(of(folder.toAbsolutePath().normalize()));
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no such folder");
    }
    try (Stream<Path> inner = Files.list(folder)) {
      List<ConsistencyCase> cases =
          inner
              .filter(path -> Files.isRegularFile(path.resolve(NOTE)))
              .sorted()
              .map(ConsistencyCase::of)
              .toList();
      if (cases.isEmpty()) {
        throw new IOException("no folder in it holds " + NOTE);
      }
      return cases;
    }
  }

  private static ConsistencyCase of(Path folder) {
    return new ConsistencyCase(folder.getFileName().toString(), folder);
  }

  /** The note exactly as it stands in its file. */
  String note() throws IOException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(Files.readAllBytes(folder.resolve(NOTE))))
          .toString();
    } catch (CharacterCodingException e) {
      throw new IOException(NOTE + " is not text in UTF-8", e);
    }
  }

  ObjectNode bundle() throws IOException {
    try {
      if (Json.parse(Files.readAllBytes(folder.resolve(BUNDLE))) instanceof ObjectNode bundle
          && bundle.path("resourceType").asText().equals("Bundle")) {
        return bundle;
      }
    } catch (JsonProcessingException e) {
      throw new IOException(BUNDLE + " is no JSON: " + e.getOriginalMessage(), e);
    }
    throw new IOException(BUNDLE + " is no Bundle");
  }
}
