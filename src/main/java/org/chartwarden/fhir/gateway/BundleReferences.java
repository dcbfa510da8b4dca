package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.ConditionalReference;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;

/**
 * Replaces references between the entries of a transaction by the references of what they became
 * (FHIR R4 http.html#trules). References are found wherever they occur, extensions and contained
 * resources included; addresses of entries in elements of type uri and in the links and images of
 * narratives are replaced as well. Canonicals and plain text stay as they are.
 */
final class BundleReferences {

  private static final Pattern TAIL =
      Pattern.compile("https?://.*/([A-Za-z]+/[A-Za-z0-9\\-.]{1,64})");
  private static final Pattern VERSION = Pattern.compile("/_history/[A-Za-z0-9\\-.]{1,64}$");
  private static final Pattern NARRATIVE_LINK =
      Pattern.compile("(?<=\\s)(?:href|src)\\s*=\\s*(\"[^\"]*\"|'[^']*')");

  /** Members that hold no address of an entry, or one that must stay. */
  private static final Set<String> PLAIN_TEXT =
      Set.of(
          "id",
          "value",
          "display",
          "text",
          "title",
          "description",
          "comment",
          "data",
          "valueString",
          "valueMarkdown",
          "valueId",
          "valueCode",
          "valueUuid",
          "valueOid",
          "valueCanonical",
          "instantiatesCanonical",
          "questionnaire",
          "profile",
          "valueBase64Binary");

  private final Map<String, String> targets = new HashMap<>();

  /** Where a value stands; made into words only when somebody has to be told. */
  private record Place(Place parent, String name, int index) {

    @Override
    public String toString() {
      String before = parent == null ? "" : parent.toString();
      return index >= 0
          ? before + "[" + index + "]"
          : before + (before.isEmpty() ? "" : ".") + name;
    }
  }

  /** Says what an entry became; references to its fullUrl will point there. */
  void became(BundleEntry entry, ResourceKey key) {
    if (entry.fullUrl().isEmpty()) {
      return;
    }
    targets.put(entry.fullUrl(), key.reference());
    Matcher tail = TAIL.matcher(entry.fullUrl());
    if (entry.method() == BundleEntry.Method.POST && tail.matches()) {
      targets.put(tail.group(1), key.reference());
    }
  }

  /**
   * Rewrites one resource in place.
   *
   * @param entry the entry it came in, for the words of a failure
   * @param searched answers a conditional reference, given the path where it stands
   */
  void rewrite(
      BundleEntry entry,
      ObjectNode resource,
      BiFunction<ConditionalReference, String, String> searched) {
    object(resource, new Place(null, entry.path() + ".resource", -1), searched);
  }

  private void object(
      ObjectNode object, Place at, BiFunction<ConditionalReference, String, String> searched) {
    for (String name : List.copyOf(object.propertyStream().map(Map.Entry::getKey).toList())) {
      Place place = new Place(at, name, -1);
      JsonNode value = object.get(name);
      if (value.isTextual()) {
        JsonNode now = text(name, value, place, searched);
        if (now != value) {
          object.set(name, now);
        }
      } else {
        inner(name, value, place, searched);
      }
    }
  }

  private void inner(
      String name,
      JsonNode value,
      Place at,
      BiFunction<ConditionalReference, String, String> searched) {
    if (value instanceof ObjectNode object) {
      object(object, at, searched);
    } else if (value instanceof ArrayNode list) {
      for (int i = 0; i < list.size(); i++) {
        Place place = new Place(at, "", i);
        if (list.get(i).isTextual()) {
          list.set(i, text(name, list.get(i), place, searched));
        } else {
          inner(name, list.get(i), place, searched);
        }
      }
    }
  }

  private JsonNode text(
      String name,
      JsonNode value,
      Place at,
      BiFunction<ConditionalReference, String, String> searched) {
    String text = value.textValue();
    if (name.equals("reference")) {
      String reference = reference(text, at, searched);
      return reference.equals(text) ? value : TextNode.valueOf(reference);
    }
    if (name.equals("div")) {
      return narrative(value);
    }
    boolean address = text.startsWith("urn:") && !PLAIN_TEXT.contains(name);
    String target = address ? targets.get(text) : null;
    return target == null ? value : TextNode.valueOf(target);
  }

  /** The XHTML of a narrative with the addresses of its links and images replaced. */
  private JsonNode narrative(JsonNode div) {
    Matcher link = NARRATIVE_LINK.matcher(div.textValue());
    StringBuilder text = new StringBuilder();
    boolean replaced = false;
    while (link.find()) {
      String quoted = link.group(1);
      String address = quoted.substring(1, quoted.length() - 1);
      String target = address.indexOf(':') > 0 ? targets.get(address) : null;
      replaced |= target != null;
      String now = target == null ? link.group() : link.group().replace(address, target);
      link.appendReplacement(text, Matcher.quoteReplacement(now));
    }
    return replaced ? TextNode.valueOf(link.appendTail(text).toString()) : div;
  }

  /** A version counts where the Bundle comes from; here the target is whatever its entry became. */
  private String reference(
      String text, Place at, BiFunction<ConditionalReference, String, String> searched) {
    String target = targets.get(VERSION.matcher(text).replaceFirst(""));
    if (target != null) {
      return target;
    }
    if (text.startsWith("urn:uuid:") || text.startsWith("urn:oid:")) {
      throw unresolved(text, at.toString());
    }
    return ConditionalReference.parse(text)
        .map(search -> searched.apply(search, at.toString()))
        .orElse(text);
  }

  private static FhirProblem unresolved(String text, String at) {
    return BundleReader.fault(
        at,
        "unresolved-reference",
        at + " refers to '" + text + "', but no entry of the transaction has that fullUrl");
  }
}
