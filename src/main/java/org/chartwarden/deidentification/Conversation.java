package org.chartwarden.deidentification;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.deidentification.detectors.DateDetector;
import org.chartwarden.deidentification.detectors.Identifier;
import org.chartwarden.deidentification.detectors.IdentifierDetectors;
import org.chartwarden.deidentification.detectors.IdentifierKind;
import org.chartwarden.deidentification.detectors.NameWords;
import org.chartwarden.deidentification.detectors.WrittenDate;
import org.chartwarden.platform.Json;

/**
 * The texts of one conversation. What one of them tells of a person (a record, a header, a title)
 * is known in all of them; so a name that stands alone in a note is found because a result has it.
 * Records as JSON are read member by member, everything else as free text. Pure.
 */
public final class Conversation {

  private static final Pattern NAME_WORD =
      Pattern.compile("[\\p{L}\\p{M}]+(?:['’][\\p{L}\\p{M}]+)?");
  private static final Pattern NOW =
      Pattern.compile("\"now\"\\s{0,2}:\\s{0,2}\"(\\d{4}-\\d{2}-\\d{2})");
  private static final int SHORTEST_NAME = 3;
  private static final int SHORTEST_VALUE = 4;
  private static final int HIGHEST_AGE = 89;

  private final Map<String, IdentifierKind> values = new LinkedHashMap<>();
  private final Map<String, IdentifierKind> names = new HashMap<>();
  private final Map<String, List<Identifier>> found = new HashMap<>();
  private final List<Integer> ages = new ArrayList<>();
  private final Surrogates surrogates;
  private final LocalDate now;
  private Pattern known;

  /**
   * @param secret what nobody outside knows
   * @param texts all texts that leave, in order
   */
  public Conversation(String secret, List<String> texts) {
    String first = texts.isEmpty() ? "" : texts.get(0);
    texts.forEach(this::learn);
    known = pattern();
    now = now(texts);
    surrogates =
        new Surrogates(
            Seed.of(secret).of("conversation", first), String.join("\n", texts), now.getYear());
  }

  /** The reference day of a conversation: the one it names, else its latest. */
  private static LocalDate now(List<String> texts) {
    LocalDate latest = LocalDate.of(2000, 1, 1);
    for (String text : texts) {
      Matcher stated = NOW.matcher(text);
      if (stated.find()) {
        try {
          return LocalDate.parse(stated.group(1));
        } catch (DateTimeException e) {
          // No day of the calendar; the dates of the texts decide.
          continue;
        }
      }
      for (WrittenDate date : DateDetector.dates(text, 2000)) {
        latest =
            date.yearWritten() && date.date().isAfter(latest) && date.date().getYear() < 2100
                ? date.date()
                : latest;
      }
    }
    return latest;
  }

  /** The text as it may leave. */
  public String disguised(String text) {
    StringBuilder whole = new StringBuilder();
    parts(text)
        .forEach(
            part ->
                whole.append(
                    part.json() == null
                        ? free(part.text())
                        : Json.write(walk(part.json(), null, ""))));
    return whole.toString();
  }

  /** The identifiers of a text of this conversation, in order; those of JSON are not among them. */
  public List<Identifier> identifiers(String text) {
    List<Identifier> all = new ArrayList<>(found.computeIfAbsent(text, IdentifierDetectors::find));
    if (known != null) {
      BitSet taken = new BitSet(text.length());
      all.forEach(one -> taken.set(one.start(), one.end()));
      Matcher matcher = known.matcher(text);
      while (matcher.find()) {
        add(text, matcher.start(), matcher.end(), taken, all);
      }
    }
    all.sort(Comparator.comparingInt(Identifier::start));
    return all;
  }

  private void add(String text, int start, int end, BitSet taken, List<Identifier> all) {
    String words = text.substring(start, end);
    String key = words.toLowerCase(Locale.ROOT);
    IdentifierKind kind = values.getOrDefault(key, names.get(key));
    boolean small = Character.isLowerCase(words.charAt(0));
    if (kind == null || kind == IdentifierKind.NAME && small && NameWords.plain(words)) {
      return;
    }
    if (taken.get(start, end).isEmpty()) {
      all.add(new Identifier(kind, start, end));
    }
  }

  /** A text that the model wrote, with everything put back. */
  public String restored(String text) {
    StringBuilder whole = new StringBuilder();
    parts(text)
        .forEach(
            part ->
                whole.append(
                    part.json() == null ? freeBack(part.text()) : Json.write(back(part.json()))));
    return whole.toString();
  }

  private String free(String text) {
    StringBuilder whole = new StringBuilder();
    int last = 0;
    for (Identifier one : identifiers(text)) {
      String original = text.substring(one.start(), one.end());
      if (one.kind() == IdentifierKind.AGE) {
        remember(Integer.parseInt(original));
      }
      whole.append(text, last, one.start()).append(surrogates.of(one.kind(), original));
      last = one.end();
    }
    return whole.append(text.substring(last)).toString();
  }

  private void remember(int age) {
    if (!ages.contains(age)) {
      ages.add(age);
    }
  }

  private JsonNode walk(JsonNode node, ObjectNode owner, String path) {
    if (node instanceof ObjectNode object) {
      ObjectNode copy = Json.object();
      object
          .properties()
          .forEach(
              member ->
                  copy.set(
                      member.getKey(),
                      walk(member.getValue(), object, path + "/" + member.getKey())));
      return copy;
    }
    if (node instanceof ArrayNode array) {
      ArrayNode copy = Json.array();
      array.forEach(item -> copy.add(walk(item, owner, path)));
      return copy;
    }
    String member = path.substring(path.lastIndexOf('/') + 1);
    if (RecordMembers.age(member, node)) {
      remember(node.asInt());
      return IntNode.valueOf(HIGHEST_AGE + 1);
    }
    return node.isTextual() ? TextNode.valueOf(member(member, owner, path, node.asText())) : node;
  }

  private String member(String member, ObjectNode owner, String path, String text) {
    if (text.isBlank() || RecordMembers.coded(member)) {
      return text;
    }
    Optional<IdentifierKind> kind =
        owner == null ? Optional.empty() : RecordMembers.kind(member, owner, path, text);
    if (kind.isEmpty()) {
      return free(text);
    }
    if (RecordMembers.birthDate(member)) {
      return birthDate(text);
    }
    return kind.get() == IdentifierKind.DATE ? free(text) : surrogates.of(kind.get(), text);
  }

  /** A birth date that tells an age over 89 becomes one of 90 years. */
  private String birthDate(String text) {
    try {
      LocalDate born = LocalDate.parse(text);
      int age = Period.between(born, now).getYears();
      if (age > HIGHEST_AGE) {
        return surrogates.birthDate(
            text, surrogates.moved(now).minusYears(HIGHEST_AGE + 1).minusDays(100));
      }
    } catch (DateTimeException e) {
      // A year or a month alone; it is read as free text is.
      return free(text);
    }
    return surrogates.of(IdentifierKind.DATE, text);
  }

  private JsonNode back(JsonNode node) {
    return switch (node) {
      case ObjectNode object -> {
        ObjectNode copy = Json.object();
        object
            .properties()
            .forEach(
                member ->
                    copy.set(
                        member.getKey(),
                        RecordMembers.coded(member.getKey())
                            ? member.getValue()
                            : back(member.getValue())));
        yield copy;
      }
      case ArrayNode array -> {
        ArrayNode copy = Json.array();
        array.forEach(item -> copy.add(back(item)));
        yield copy;
      }
      case TextNode text -> TextNode.valueOf(freeBack(text.textValue()));
      default ->
          node.isInt() && node.asInt() == HIGHEST_AGE + 1 && ages.size() == 1
              ? IntNode.valueOf(ages.get(0))
              : node;
    };
  }

  private String freeBack(String text) {
    String restored = surrogates.restored(text);
    return ages.size() == 1
        ? restored.replaceAll(
            "(?<![\\d.])90(?=[ -]{0,2}(?:years?|yrs?|y/?o))", Integer.toString(ages.get(0)))
        : restored;
  }

  /** A line that is JSON, or lines that are not. */
  private record Part(String text, JsonNode json) {}

  private static List<Part> parts(String text) {
    List<Part> parts = new ArrayList<>();
    StringBuilder free = new StringBuilder();
    for (String line : text.split("(?<=\n)", -1)) {
      JsonNode json = json(line);
      if (json == null) {
        free.append(line);
      } else {
        if (!free.isEmpty()) {
          parts.add(new Part(free.toString(), null));
          free.setLength(0);
        }
        parts.add(new Part(null, json));
        free.append(line, line.stripTrailing().length(), line.length());
      }
    }
    if (!free.isEmpty()) {
      parts.add(new Part(free.toString(), null));
    }
    return parts;
  }

  private static JsonNode json(String line) {
    String bare = line.strip();
    if (!(bare.startsWith("{") && bare.endsWith("}")
        || bare.startsWith("[") && bare.endsWith("]"))) {
      return null;
    }
    try {
      return Json.parse(bare);
    } catch (JsonProcessingException e) {
      // Text that only looks like JSON is read as text.
      return null;
    }
  }

  private void learn(String text) {
    for (Part part : parts(text)) {
      if (part.json() == null) {
        learnFree(part.text());
      } else {
        learn(part.json(), null, "");
      }
    }
  }

  private void learn(JsonNode node, ObjectNode owner, String path) {
    if (node instanceof ObjectNode object) {
      object.properties().forEach(m -> learn(m.getValue(), object, path + "/" + m.getKey()));
    } else if (node instanceof ArrayNode array) {
      array.forEach(item -> learn(item, owner, path));
    } else if (node.isTextual()) {
      String member = path.substring(path.lastIndexOf('/') + 1);
      if (RecordMembers.coded(member)) {
        return;
      }
      Optional<IdentifierKind> kind =
          owner == null ? Optional.empty() : RecordMembers.kind(member, owner, path, node.asText());
      if (kind.isPresent()) {
        know(kind.get(), node.asText());
      } else {
        learnFree(node.asText());
      }
    }
  }

  private void learnFree(String text) {
    for (Identifier one : found.computeIfAbsent(text, IdentifierDetectors::find)) {
      know(one.kind(), text.substring(one.start(), one.end()));
    }
  }

  private void know(IdentifierKind kind, String value) {
    switch (kind) {
      case NAME -> {
        Matcher words = NAME_WORD.matcher(value);
        while (words.find()) {
          if (words.group().length() >= SHORTEST_NAME) {
            names.put(words.group().toLowerCase(Locale.ROOT), kind);
          }
        }
      }
      case ID, PHONE, EMAIL, ADDRESS, PLACE, URL -> {
        if (value.length() >= SHORTEST_VALUE) {
          values.put(value.toLowerCase(Locale.ROOT), kind);
        }
      }
      case DATE, AGE -> {
        // Found by their form wherever they stand.
      }
    }
  }

  private Pattern pattern() {
    List<String> all = new ArrayList<>(values.keySet());
    all.addAll(names.keySet());
    if (all.isEmpty()) {
      return null;
    }
    all.sort(Comparator.comparingInt(String::length).reversed());
    return Pattern.compile(
        "(?iu)(?<![\\p{L}\\p{N}])(?:"
            + String.join("|", all.stream().map(Pattern::quote).toList())
            + ")(?![\\p{L}\\p{N}])");
  }
}
