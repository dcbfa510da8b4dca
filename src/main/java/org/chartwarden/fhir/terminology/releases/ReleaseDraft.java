package org.chartwarden.fhir.terminology.releases;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.chartwarden.fhir.terminology.systems.CodeSystemInfo.PropertyDefinition;
import org.chartwarden.fhir.terminology.systems.LoadedDesignation;
import org.chartwarden.fhir.terminology.systems.SearchWords;
import org.chartwarden.platform.Json;

/** A release while it is read: concepts by place, in the order of their first mention. */
final class ReleaseDraft {

  private static final int[] NONE = {};

  private final String url;
  private final String name;
  private final Map<String, Integer> places = new HashMap<>();
  private final List<Draft> drafts = new ArrayList<>();
  private final Map<String, PropertyDefinition> properties = new LinkedHashMap<>();
  private String version = "";

  /** One concept. */
  private static final class Draft {
    private final String code;
    private String display = "";
    private int flags;
    private int[] parents = NONE;

    /** Names and values in turn. */
    private final List<String> values = new ArrayList<>(0);

    /** Language, use and name in turn. */
    private final List<String> names = new ArrayList<>(0);

    private String words = "";

    Draft(String code) {
      this.code = code;
    }
  }

  ReleaseDraft(String url, String name) {
    this.url = url;
    this.name = name;
  }

  String url() {
    return url;
  }

  String name() {
    return name;
  }

  String version() {
    return version;
  }

  void version(String text) {
    version = text;
  }

  int size() {
    return drafts.size();
  }

  /** The place of a code, which is made when it is new. */
  int concept(String code) {
    Integer known = places.putIfAbsent(code, drafts.size());
    if (known != null) {
      return known;
    }
    drafts.add(new Draft(code));
    return drafts.size() - 1;
  }

  /** The place of a code that is there. */
  OptionalInt find(String code) {
    Integer place = places.get(code);
    return place == null ? OptionalInt.empty() : OptionalInt.of(place);
  }

  void display(int place, String display) {
    drafts.get(place).display = display;
  }

  boolean hasDisplay(int place) {
    return !drafts.get(place).display.isEmpty();
  }

  /** Adds {@code LoadedCodeSystem.INACTIVE} or {@code GROUP}. */
  void flag(int place, int flag) {
    drafts.get(place).flags |= flag;
  }

  void parent(int place, int parent) {
    Draft draft = drafts.get(place);
    if (place != parent && Arrays.stream(draft.parents).noneMatch(p -> p == parent)) {
      draft.parents = Arrays.copyOf(draft.parents, draft.parents.length + 1);
      draft.parents[draft.parents.length - 1] = parent;
    }
  }

  /** Declares a property; later declarations of the same name are ignored. */
  void declare(String property, String description, String type) {
    properties.putIfAbsent(property, new PropertyDefinition(property, "", description, type));
  }

  /** Adds a value of a declared property; empty values are left out. */
  void value(int place, String property, String value) {
    if (!value.isEmpty()) {
      List<String> values = drafts.get(place).values;
      values.add(property);
      values.add(value);
    }
  }

  /**
   * Adds a name.
   *
   * @param use {@code F} fully specified name, {@code D} preferred, {@code S} synonym
   */
  void name(int place, String language, char use, String value) {
    if (!value.isEmpty()) {
      drafts.get(place).names.addAll(List.of(language, String.valueOf(use), value));
    }
  }

  /** Adds words under which a concept is found without being called so. */
  void words(int place, String text) {
    drafts.get(place).words += " " + text;
  }

  String code(int place) {
    return drafts.get(place).code;
  }

  String display(int place) {
    Draft draft = drafts.get(place);
    return draft.display.isEmpty() ? draft.code : draft.display;
  }

  int flags(int place) {
    return drafts.get(place).flags;
  }

  /** The places directly above every concept. */
  int[][] parents() {
    return drafts.stream().map(draft -> draft.parents).toArray(int[][]::new);
  }

  /** The property values as JSON, {@code {"name": ["value", ...]}}. */
  String values(int place) {
    List<String> values = drafts.get(place).values;
    ObjectNode object = Json.object();
    Set<String> seen = new LinkedHashSet<>();
    for (int i = 0; i < values.size(); i += 2) {
      if (seen.add(values.get(i) + "\n" + values.get(i + 1))) {
        object.withArrayProperty(values.get(i)).add(values.get(i + 1));
      }
    }
    return Json.write(object);
  }

  /** The names as JSON; null when there is none beside the display. */
  String names(int place) {
    List<String> names = drafts.get(place).names;
    if (names.isEmpty()) {
      return null;
    }
    ArrayNode array = Json.array();
    for (int i = 0; i < names.size(); i += 3) {
      array.add(
          LoadedDesignation.write(names.get(i), names.get(i + 1).charAt(0), names.get(i + 2)));
    }
    return Json.write(array);
  }

  /** The words of code and names, each once. */
  Set<String> words(int place) {
    Draft draft = drafts.get(place);
    StringBuilder text = new StringBuilder(draft.code).append(' ').append(draft.display);
    for (int i = 2; i < draft.names.size(); i += 3) {
      text.append(' ').append(draft.names.get(i));
    }
    return new LinkedHashSet<>(SearchWords.of(text.append(draft.words).toString()));
  }

  /** The declared properties that are used, as JSON. */
  String properties() {
    Set<String> used = new LinkedHashSet<>();
    for (Draft draft : drafts) {
      for (int i = 0; i < draft.values.size(); i += 2) {
        used.add(draft.values.get(i));
      }
    }
    ArrayNode array = Json.array();
    for (PropertyDefinition property : properties.values()) {
      if (used.contains(property.code())) {
        array
            .addObject()
            .put("code", property.code())
            .put("description", property.description())
            .put("type", property.type());
      }
    }
    return Json.write(array);
  }
}
