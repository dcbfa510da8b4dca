package org.chartwarden.fhir.loading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.platform.Json;

/**
 * What is stored in one transaction: some lines or entries of a file that follow each other.
 *
 * @param file where they come from
 * @param first number of the first line or entry, from 1
 * @param last number of the last one
 * @param entries what is to be stored; blank lines have none
 * @param whole whether the entries belong together and must not be stored apart
 * @param bytes bytes of the file that this unit stands for
 */
record ImportUnit(
    ImportFile file, long first, long last, List<Entry> entries, boolean whole, long bytes) {

  /**
   * One line or entry.
   *
   * @param number of the line or entry, from 1
   * @param text as it was read, for the file of rejected lines
   * @param bundleEntry as it goes into a transaction, with its request; null when it is no resource
   * @param problem why it is no resource; null when it is one
   */
  record Entry(long number, String text, ObjectNode bundleEntry, String problem) {

    /** What no other unit may be writing at the same time: the id or the condition. */
    Optional<String> key() {
      if (bundleEntry == null) {
        return Optional.empty();
      }
      JsonNode request = bundleEntry.path("request");
      String url = request.path("url").asText();
      if (request.has("ifNoneExist")) {
        return Optional.of(url + "?" + request.path("ifNoneExist").asText());
      }
      return request.path("method").asText().equals("POST") ? Optional.empty() : Optional.of(url);
    }
  }

  ImportUnit {
    entries = List.copyOf(entries);
  }

  Set<String> keys() {
    return entries.stream().flatMap(entry -> entry.key().stream()).collect(Collectors.toSet());
  }

  boolean divisible() {
    return !whole && entries.size() > 1;
  }

  /** The same work as two units; together they cover the same lines. */
  List<ImportUnit> halves() {
    int middle = entries.size() / 2;
    long border = entries.get(middle).number();
    return List.of(
        new ImportUnit(file, first, border - 1, entries.subList(0, middle), false, bytes / 2),
        new ImportUnit(
            file, border, last, entries.subList(middle, entries.size()), false, bytes - bytes / 2));
  }

  /** The transaction that stores the entries. */
  ObjectNode transaction() {
    ObjectNode bundle = Json.object();
    bundle.put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode list = bundle.putArray("entry");
    entries.forEach(entry -> list.add(entry.bundleEntry()));
    return bundle;
  }
}
