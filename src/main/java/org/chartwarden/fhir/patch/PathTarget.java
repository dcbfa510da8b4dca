package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.FhirProblem;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.fhirpath.ExpressionNode;
import org.hl7.fhir.r4.fhirpath.FHIRPathEngine;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.hl7.fhir.r4.model.Resource;

/** A resource in both its forms, so that what a path selects can be found in the JSON. */
final class PathTarget {

  /** Elements that the engine answers with values of its own making. */
  private static final List<String> HIDDEN = List.of("div", "id");

  private static final Pattern LAST_STEP =
      Pattern.compile("(.+)\\.([A-Za-z]+)(?:\\[(\\d{1,6})\\])?");

  private final FHIRPathEngine engine;
  private final String at;
  private final Resource structure;
  private final Map<Base, Place> places = new IdentityHashMap<>();

  PathTarget(FHIRPathEngine engine, String at, Resource structure, ObjectNode tree) {
    this.engine = engine;
    this.at = at;
    this.structure = structure;
    places.put(structure, new Place(null, "", null, "", -1, structure, tree));
    children(structure, tree);
  }

  private void children(Base parent, ObjectNode tree) {
    for (Property property : parent.children()) {
      List<Base> values = property.getValues();
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) != null) {
          child(parent, tree, property.getName(), values.get(i), i);
        }
      }
    }
  }

  private void child(Base parent, ObjectNode tree, String element, Base value, int i) {
    String member = element;
    if (element.endsWith("[x]")) {
      String type = value.fhirType();
      member =
          element.substring(0, element.length() - 3)
              + Character.toUpperCase(type.charAt(0))
              + type.substring(1);
    }
    JsonNode plain = tree.path(member);
    JsonNode beside = tree.path("_" + member);
    boolean list = plain.isArray() || beside.isArray();
    JsonNode inner = value.isPrimitive() ? beside : plain;
    ObjectNode own = (list ? inner.path(i) : inner) instanceof ObjectNode object ? object : null;
    places.put(value, new Place(parent, element, tree, member, list ? i : -1, value, own));
    if (own != null) {
      children(value, own);
    }
  }

  /**
   * What a path selects.
   *
   * @throws FhirProblem 400 for a path that does not parse, 422 for one that selects no elements
   */
  List<Place> select(String path) {
    for (String name : HIDDEN) {
      if (path.endsWith("." + name)) {
        List<Place> found = hidden(path, name);
        if (!found.isEmpty()) {
          return found;
        }
      }
    }
    List<Place> found = new ArrayList<>();
    for (Base value : evaluate(path)) {
      Place place = places.get(value);
      if (place == null) {
        return byName(path);
      }
      found.add(place);
    }
    return found;
  }

  /**
   * What a path selects whose last step is a name. The engine copies some values, those of type id
   * for instance, so these are found under the elements that hold them.
   */
  private List<Place> byName(String path) {
    Matcher last = LAST_STEP.matcher(path);
    if (!last.matches()) {
      throw PatchProblems.unfit(
          "patch-path", at + ": '" + path + "' computes a value, it does not select an element");
    }
    List<Place> found = new ArrayList<>();
    for (Place holder : select(last.group(1))) {
      List<Place> children =
          places.values().stream()
              .filter(p -> p.parent() == holder.value() && p.element().equals(last.group(2)))
              .sorted(Comparator.comparingInt(Place::index))
              .toList();
      if (last.group(3) == null) {
        found.addAll(children);
      } else if (Integer.parseInt(last.group(3)) < children.size()) {
        found.add(children.get(Integer.parseInt(last.group(3))));
      }
    }
    return found;
  }

  private List<Place> hidden(String path, String name) {
    return select(path.substring(0, path.length() - name.length() - 1)).stream()
        .filter(place -> place.tree() != null && place.tree().path(name).isTextual())
        .map(place -> new Place(place.value(), name, place.tree(), name, -1, null, null))
        .toList();
  }

  private List<Base> evaluate(String path) {
    ExpressionNode parsed;
    try {
      parsed = engine.parse(path);
    } catch (FHIRException e) {
      throw PatchProblems.malformed(
          "malformed-path", at + ": '" + path + "' is not FHIRPath: " + e.getMessage());
    } catch (RuntimeException e) {
      // The parser of the library ends on many malformed texts with whatever it runs into.
      throw PatchProblems.malformed("malformed-path", at + ": '" + path + "' is not FHIRPath");
    }
    PathFunctions.require(at, path, parsed);
    try {
      return engine.evaluate(structure, parsed);
    } catch (FHIRException | UnsupportedOperationException e) {
      throw PatchProblems.unfit(
          "patch-path", at + ": '" + path + "' cannot be evaluated: " + e.getMessage());
    } catch (RuntimeException e) {
      // So does its evaluation, for instance on numbers beyond 32 bits.
      throw PatchProblems.unfit("patch-path", at + ": '" + path + "' cannot be evaluated");
    }
  }
}
