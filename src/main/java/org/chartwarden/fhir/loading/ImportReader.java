package org.chartwarden.fhir.loading;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.chartwarden.platform.Json;

/** Cuts a file into units, leaving out what was stored before. */
final class ImportReader {

  private static final int MOST_ENTRIES = 100;
  private static final long MOST_CHARACTERS = 2_000_000;
  private static final int LONGEST_LINE = 64 * 1024 * 1024;
  private static final int SHOWN_OF_LINE = 1000;

  private final ImportFile file;
  private final NavigableMap<Long, Long> done;
  private final Predicate<ImportUnit> sink;
  private final AtomicLong position = new AtomicLong();

  private final List<ImportUnit.Entry> open = new ArrayList<>();
  private final Set<String> openKeys = new HashSet<>();
  private long openFirst;
  private long openLast;
  private long openCharacters;
  private long countedBytes;
  private boolean stopped;

  /**
   * Prepares reading.
   *
   * @param done first to last line of what was stored before
   * @param sink takes each unit; false ends the reading
   */
  ImportReader(ImportFile file, NavigableMap<Long, Long> done, Predicate<ImportUnit> sink) {
    this.file = file;
    this.done = done;
    this.sink = sink;
  }

  /**
   * Reads the file to its end.
   *
   * @return false when the sink ended the reading
   * @throws ImportProblem when the file cannot be read
   */
  boolean read() {
    try (InputStream in = file.open(position::set)) {
      if (file.lines()) {
        readLines(in);
      } else {
        readDocument(in.readAllBytes());
      }
      flush();
      return !stopped;
    } catch (IOException e) {
      throw new ImportProblem(file.path() + " cannot be read: " + e.getMessage() + ".", e);
    }
  }

  private void readLines(InputStream in) throws IOException {
    LineReader reader =
        new LineReader(new InputStreamReader(in, StandardCharsets.UTF_8), LONGEST_LINE);
    long number = 0;
    String line = reader.next();
    while (line != null && !stopped) {
      number++;
      if (number == 1 && line.startsWith("\uFEFF")) {
        line = line.substring(1);
      }
      if (isDone(number)) {
        flush();
      } else if (line.isBlank()) {
        extend(number, 0);
      } else if (reader.cut()) {
        add(
            new ImportUnit.Entry(
                number,
                line.substring(0, SHOWN_OF_LINE),
                null,
                "the line is longer than " + LONGEST_LINE + " characters"));
      } else {
        readLine(number, line);
      }
      line = reader.next();
    }
  }

  /** A transaction Bundle without an id is carried out; every other line is stored. */
  private void readLine(long number, String line) {
    JsonNode resource;
    try {
      resource = Json.parse(line);
    } catch (JsonProcessingException e) {
      add(new ImportUnit.Entry(number, line, null, malformed(e)));
      return;
    }
    if (resource.path("resourceType").asText().equals("Bundle")
        && resource.path("type").asText().equals("transaction")
        && !resource.has("id")) {
      flush();
      List<ImportUnit.Entry> entries = new ArrayList<>();
      resource.path("entry").forEach(entry -> entries.add(requestEntry(number, entry)));
      hand(new ImportUnit(file, number, number, entries, true, takeBytes()));
    } else {
      add(resourceEntry(number, resource, line));
    }
  }

  private void readDocument(byte[] content) {
    JsonNode document;
    try {
      document = Json.parse(content);
    } catch (JsonProcessingException e) {
      String text = new String(content, StandardCharsets.UTF_8);
      addAlone(new ImportUnit.Entry(1, text, null, malformed(e)));
      return;
    }
    if (!document.path("resourceType").asText().equals("Bundle")) {
      addAlone(resourceEntry(1, document, Json.write(document)));
      return;
    }
    String type = document.path("type").asText();
    if (type.equals("transaction")) {
      transaction((ObjectNode) document);
      return;
    }
    long number = 0;
    for (JsonNode entry : document.path("entry")) {
      number++;
      if (isDone(number)) {
        flush();
      } else if (type.equals("batch")) {
        add(requestEntry(number, entry));
      } else {
        add(resourceEntry(number, entry.path("resource"), Json.write(entry.path("resource"))));
      }
      if (stopped) {
        return;
      }
    }
  }

  private void transaction(ObjectNode bundle) {
    if (isDone(1)) {
      return;
    }
    List<ImportUnit.Entry> entries = new ArrayList<>();
    long number = 0;
    for (JsonNode entry : bundle.path("entry")) {
      entries.add(requestEntry(++number, entry));
    }
    hand(new ImportUnit(file, 1, Math.max(1, number), entries, true, takeBytes()));
  }

  private static ImportUnit.Entry resourceEntry(long number, JsonNode resource, String text) {
    String type = resource.path("resourceType").asText();
    if (!(resource instanceof ObjectNode object) || type.isEmpty()) {
      return new ImportUnit.Entry(
          number, text, null, "not a resource: a JSON object with resourceType is expected");
    }
    String id = object.path("id").asText();
    ObjectNode entry = Json.object();
    entry.set("resource", object);
    ObjectNode request = entry.putObject("request");
    if (id.isEmpty()) {
      request.put("method", "POST").put("url", type);
    } else {
      request.put("method", "PUT").put("url", type + "/" + id);
    }
    return new ImportUnit.Entry(number, text, entry, null);
  }

  private static ImportUnit.Entry requestEntry(long number, JsonNode entry) {
    String text = Json.write(entry);
    return entry instanceof ObjectNode object && entry.path("request").isObject()
        ? new ImportUnit.Entry(number, text, object, null)
        : new ImportUnit.Entry(number, text, null, "the entry has no request");
  }

  private static String malformed(JsonProcessingException e) {
    return "malformed JSON" + Json.fault(e);
  }

  private boolean isDone(long number) {
    var range = done.floorEntry(number);
    return range != null && range.getValue() >= number;
  }

  /** Two writes of the same resource keep their order, so they never share a unit. */
  private void add(ImportUnit.Entry entry) {
    if (entry.problem() != null) {
      flush();
      addAlone(entry);
      return;
    }
    if (entry.key().map(key -> !openKeys.add(key)).orElse(false)) {
      flush();
      entry.key().ifPresent(openKeys::add);
    }
    open.add(entry);
    extend(entry.number(), entry.text().length());
    if (open.size() >= MOST_ENTRIES || openCharacters >= MOST_CHARACTERS) {
      flush();
    }
  }

  private void addAlone(ImportUnit.Entry entry) {
    if (!isDone(entry.number())) {
      hand(
          new ImportUnit(file, entry.number(), entry.number(), List.of(entry), false, takeBytes()));
    }
  }

  private void extend(long number, int characters) {
    if (openFirst == 0) {
      openFirst = number;
    }
    openLast = number;
    openCharacters += characters;
  }

  private void flush() {
    if (openFirst == 0) {
      return;
    }
    ImportUnit unit = new ImportUnit(file, openFirst, openLast, open, false, takeBytes());
    open.clear();
    openKeys.clear();
    openFirst = 0;
    openCharacters = 0;
    hand(unit);
  }

  private long takeBytes() {
    long bytes = position.get() - countedBytes;
    countedBytes = position.get();
    return bytes;
  }

  private void hand(ImportUnit unit) {
    if (!stopped && !sink.test(unit)) {
      stopped = true;
    }
  }
}
