package org.chartwarden.fhir.gateway.shipped;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.CoreArchive;
import org.chartwarden.fhir.model.OwnDefinitions;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.XmlForm;
import org.chartwarden.fhir.search.SearchParameterDefinitions;
import org.chartwarden.fhir.terminology.CoreTerminology;
import org.chartwarden.platform.Json;

/** Reads the definitions of one type, without parsing more of them than searches look at. */
final class ShippedReader {

  private static final String STRUCTURES = "profile/profiles-types.xml";
  private static final String RESOURCES = "profile/profiles-resources.xml";

  /** The elements that can be searched by. */
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "url",
          "version",
          "name",
          "title",
          "status",
          "publisher",
          "kind",
          "code",
          "base",
          "type",
          "target",
          "system",
          "instance",
          "abstract",
          "derivation",
          "baseDefinition",
          "content",
          "valueSet");

  /** An element of the top level; the files are indented by their publisher. */
  private static final Pattern ELEMENT =
      Pattern.compile("^ {4}<(\\w+) value=\"([^\"]*)\"", Pattern.MULTILINE);

  private ShippedReader() {}

  /** The definitions of a type by their ids; what the program itself defines comes first. */
  static Map<String, ShippedDefinition> read(String type) {
    Map<String, ShippedDefinition> found = new TreeMap<>();
    for (JsonNode own : OwnDefinitions.ofType(type)) {
      add(found, ofJson(own));
    }
    switch (type) {
      case "SearchParameter" ->
          SearchParameterDefinitions.standard().forEach(json -> add(found, ofJson(json)));
      case "StructureDefinition" -> {
        CoreArchive.read(STRUCTURES, List.of(type)).forEach(entry -> add(found, ofXml(entry)));
        CoreArchive.read(RESOURCES, List.of(type)).forEach(entry -> add(found, ofXml(entry)));
      }
      case "CompartmentDefinition" ->
          CoreArchive.read(RESOURCES, List.of(type)).forEach(entry -> add(found, ofXml(entry)));
      case "CodeSystem", "ValueSet" ->
          CoreTerminology.entries(type).forEach(entry -> add(found, ofXml(entry)));
      default -> {}
    }
    return found;
  }

  private static void add(Map<String, ShippedDefinition> found, ShippedDefinition definition) {
    found.putIfAbsent(definition.key().id(), definition);
  }

  private static ShippedDefinition ofJson(JsonNode definition) {
    Map<String, List<String>> fields = new HashMap<>();
    for (String name : FIELDS) {
      List<String> values = new ArrayList<>();
      JsonNode value = definition.path(name);
      (value.isArray() ? value : List.of(value))
          .forEach(
              item -> {
                if (item.isValueNode()) {
                  values.add(item.asText());
                }
              });
      if (!values.isEmpty()) {
        fields.put(name, List.copyOf(values));
      }
    }
    String json = Json.write(definition);
    return new ShippedDefinition(
        key(definition.path("resourceType").asText(), fields), fields, () -> json);
  }

  private static ShippedDefinition ofXml(CoreArchive.Entry entry) {
    Map<String, List<String>> fields = new HashMap<>();
    Matcher element = ELEMENT.matcher(entry.xml());
    while (element.find()) {
      if (FIELDS.contains(element.group(1))) {
        fields
            .computeIfAbsent(element.group(1), name -> new ArrayList<>(1))
            .add(plain(element.group(2)));
      }
    }
    return new ShippedDefinition(
        key(entry.type(), fields), fields, () -> Json.write(XmlForm.read(entry.xml())));
  }

  private static ResourceKey key(String type, Map<String, List<String>> fields) {
    return new ResourceKey(type, fields.get("id").get(0));
  }

  private static String plain(String attribute) {
    return attribute
        .replace("&quot;", "\"")
        .replace("&apos;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
