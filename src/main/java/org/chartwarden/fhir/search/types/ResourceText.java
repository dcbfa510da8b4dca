package org.chartwarden.fhir.search.types;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words of a resource for full-text search, lower case and without accents.
 *
 * @param narrative text of the narrative, empty without one
 * @param content every text of the resource, its narrative and attached notes included (text/plain,
 *     HTML, XML and Markdown that are stored inline)
 */
public record ResourceText(String narrative, String content) {

  /** Longer texts are cut: an index entry of PostgreSQL holds one megabyte. */
  private static final int MAX_CHARACTERS = 200_000;

  /** Elements that hold addresses, digests and data and no words. */
  private static final Set<String> WITHOUT_WORDS =
      Set.of("system", "contentType", "data", "hash", "versionId", "lastUpdated", "resourceType");

  private static final Map<String, String> ENTITIES =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  /** Reads the words of a resource. */
  public static ResourceText of(JsonNode resource) {
    String narrative = markup(resource.path("text").path("div").asText(""));
    StringBuilder content = new StringBuilder();
    collect("", resource, content);
    return new ResourceText(words(narrative), words(content.toString()));
  }

  private static String words(String text) {
    return SearchText.normal(text.length() > MAX_CHARACTERS ? cut(text) : text);
  }

  private static String cut(String text) {
    int end = Character.isHighSurrogate(text.charAt(MAX_CHARACTERS - 1)) ? 1 : 0;
    return text.substring(0, MAX_CHARACTERS - end);
  }

  private static void collect(String name, JsonNode node, StringBuilder into) {
    if (into.length() > MAX_CHARACTERS) {
      return;
    }
    if (node.isObject()) {
      attachment(node).ifPresent(text -> into.append(text).append('\n'));
      node.properties().forEach(member -> collect(member.getKey(), member.getValue(), into));
    } else if (node.isArray()) {
      node.forEach(item -> collect(name, item, into));
    } else if (node.isTextual() && !WITHOUT_WORDS.contains(name)) {
      into.append(name.equals("div") ? markup(node.textValue()) : node.textValue()).append('\n');
    } else if (node.isNumber()) {
      into.append(node.asText()).append('\n');
    }
  }

  /** The text of an Attachment or Binary that holds one. */
  private static Optional<String> attachment(JsonNode node) {
    String type = node.path("contentType").asText("").toLowerCase(java.util.Locale.ROOT);
    String data = node.path("data").asText("");
    boolean marked = type.contains("html") || type.contains("xml");
    if (data.isEmpty() || !(marked || type.startsWith("text/"))) {
      return Optional.empty();
    }
    try {
      // Four characters of Base64 are three bytes.
      String kept =
          data.length() > 2 * MAX_CHARACTERS ? data.substring(0, 2 * MAX_CHARACTERS) : data;
      String text = new String(Base64.getMimeDecoder().decode(kept), StandardCharsets.UTF_8);
      return Optional.of(marked ? markup(text) : text);
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Takes tags, comments, scripts and styles out of XHTML and puts characters for entities. */
  static String markup(String html) {
    StringBuilder text = new StringBuilder(html.length());
    int at = 0;
    while (at < html.length()) {
      char c = html.charAt(at);
      if (c == '<') {
        at = afterTag(html, at);
        text.append(' ');
      } else if (c == '&') {
        at = entity(html, at, text);
      } else {
        text.append(c);
        at++;
      }
    }
    return text.toString();
  }

  private static int afterTag(String html, int at) {
    for (String silent : new String[] {"script", "style"}) {
      if (html.regionMatches(true, at + 1, silent, 0, silent.length())) {
        return after(html, ">", endTag(html, silent, at));
      }
    }
    return html.startsWith("<!--", at) ? after(html, "-->", at) : after(html, ">", at);
  }

  private static int endTag(String html, String name, int at) {
    int end = html.indexOf("</", at);
    while (end >= 0 && !html.regionMatches(true, end + 2, name, 0, name.length())) {
      end = html.indexOf("</", end + 2);
    }
    return end < 0 ? html.length() : end;
  }

  private static int after(String html, String end, int at) {
    int found = html.indexOf(end, at + 1);
    return found < 0 ? html.length() : found + end.length();
  }

  private static int entity(String html, int at, StringBuilder text) {
    int end = html.indexOf(';', at);
    if (end < 0 || end - at > 10) {
      text.append('&');
      return at + 1;
    }
    String name = html.substring(at + 1, end);
    text.append(name.startsWith("#") ? numbered(name) : ENTITIES.getOrDefault(name, " "));
    return end + 1;
  }

  private static String numbered(String name) {
    boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
    String digits = name.substring(hexadecimal ? 2 : 1);
    if (!digits.matches(hexadecimal ? "[0-9A-Fa-f]{1,6}" : "[0-9]{1,7}")) {
      return " ";
    }
    int code = Integer.parseInt(digits, hexadecimal ? 16 : 10);
    return Character.isValidCodePoint(code) ? Character.toString(code) : " ";
  }
}
