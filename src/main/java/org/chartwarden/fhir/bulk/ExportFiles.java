package org.chartwarden.fhir.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.chartwarden.fhir.jobs.JobFiles;
import org.chartwarden.platform.Json;

/**
 * The files of one export while they are written: one type each, followed by another file when one
 * is full.
 */
final class ExportFiles {

  private final String job;
  private final JobFiles files;
  private final ExportConfig config;
  private final ByteArrayOutputStream open = new ByteArrayOutputStream();
  private int openLines;

  private String file;
  private String name;
  private String type;
  private String list;
  private int number;
  private long lines;
  private long bytes;

  /**
   * Goes on where an earlier run ended.
   *
   * @param state what {@link #state} told then; a missing node at first
   */
  ExportFiles(String job, JobFiles files, ExportConfig config, JsonNode state) {
    this.job = job;
    this.files = files;
    this.config = config;
    this.file = state.path("id").asText();
    this.name = state.path("name").asText();
    this.type = state.path("type").asText();
    this.list = state.path("list").asText();
    this.number = state.path("number").asInt();
    this.lines = state.path("lines").asLong();
    this.bytes = state.path("bytes").asLong();
  }

  /** What the next run needs to go on. */
  ObjectNode state() {
    return Json.object()
        .put("id", file)
        .put("name", name)
        .put("type", type)
        .put("list", list)
        .put("number", number)
        .put("lines", lines)
        .put("bytes", bytes);
  }

  /**
   * Lines of this type follow.
   *
   * @param nextList list of the manifest
   * @param nextType type of the resources of the lines
   * @param nextName name of the files without number
   */
  void begin(String nextList, String nextType, String nextName) {
    if (!nextName.equals(name)) {
      list = nextList;
      type = nextType;
      name = nextName;
      number = 0;
      file = "";
    }
  }

  void line(String text) {
    open.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    open.write('\n');
    openLines++;
    if (open.size() >= JobFiles.PART_BYTES || room() == openLines) {
      flush();
    }
  }

  /** How many lines the next flush may bring. */
  private long room() {
    return full() ? config.fileResources() : config.fileResources() - lines;
  }

  private boolean full() {
    return file.isEmpty()
        || lines >= config.fileResources()
        || bytes >= config.fileSize().asLongValue();
  }

  /** Writes what is gathered. */
  void flush() {
    if (openLines == 0) {
      return;
    }
    if (full()) {
      number++;
      lines = 0;
      bytes = 0;
      file =
          files.create(
              job,
              list,
              name + (number == 1 ? "" : "-" + number) + ".ndjson",
              "application/fhir+ndjson",
              Json.object().put("type", type));
    }
    files.append(file, open.toByteArray(), openLines);
    lines += openLines;
    bytes += open.size();
    open.reset();
    openLines = 0;
  }
}
