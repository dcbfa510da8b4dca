package org.chartwarden.fhir.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.chartwarden.platform.Json;

/** How far an export into a folder is, kept in the folder. */
final class FolderState {

  private static final String NAME = ".chartwarden-export";

  private final Path folder;
  private ObjectNode json;

  private FolderState(Path folder, ObjectNode json) {
    this.folder = folder;
    this.json = json;
  }

  static FolderState read(Path folder) throws IOException {
    try {
      return new FolderState(
          folder, (ObjectNode) Json.parseOwn(Files.readString(folder.resolve(NAME))));
    } catch (NoSuchFileException e) {
      return new FolderState(folder, Json.object());
    }
  }

  /** Whether an export of this request was begun here and not finished. */
  boolean goesOnWith(ObjectNode request) {
    return !list().isEmpty()
        && !json.path("finished").asBoolean()
        && json.path("request").equals(request);
  }

  String list() {
    return json.path("list").asText();
  }

  /** Number of the last part that is written. */
  int part() {
    return json.path("part").asInt();
  }

  /** Removes the files of an earlier export, no others. */
  void removeFiles() throws IOException {
    for (String name : names()) {
      Files.deleteIfExists(folder.resolve(name));
    }
  }

  void begin(ObjectNode request, String list) throws IOException {
    json = Json.object().put("list", list).put("part", 0);
    json.set("request", request);
    json.putObject("files");
    save();
  }

  LineFile open(String name, boolean gzip) throws IOException {
    return new LineFile(folder.resolve(name), json.path("files").path(name).asLong(), gzip);
  }

  void written(String name, long size, int part) throws IOException {
    json.withObject("/files").put(name, size);
    json.put("part", part);
    save();
  }

  void finish() throws IOException {
    json.put("finished", true);
    save();
  }

  private List<String> names() {
    return json.path("files").propertyStream().map(java.util.Map.Entry::getKey).toList();
  }

  private void save() throws IOException {
    Path next = folder.resolve(NAME + ".new");
    Files.writeString(next, Json.write(json));
    Files.move(
        next,
        folder.resolve(NAME),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }
}
