package org.chartwarden.fhir.model;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.RuntimeResourceBlockDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.chartwarden.platform.Json;

/**
 * A part of a resource, as {@code _summary} and {@code _elements} ask for it (FHIR R4
 * search.html#summary). Mandatory elements always stay; the result carries the tag SUBSETTED.
 */
public final class ResourceSubset {

  private static final Set<String> ALWAYS = Set.of("resourceType", "id", "meta");

  private final Predicate<BaseRuntimeChildDefinition> kept;
  private final boolean nested;

  private ResourceSubset(Predicate<BaseRuntimeChildDefinition> kept, boolean nested) {
    this.kept = kept;
    this.nested = nested;
  }

  /** Only the named elements of the top level; {@code Type.element} names are understood. */
  public static ResourceSubset elements(List<String> names) {
    Set<String> wanted = new LinkedHashSet<>();
    names.forEach(name -> wanted.add(name.substring(name.indexOf('.') + 1)));
    return new ResourceSubset(child -> child.getMin() > 0 || wanted.contains(base(child)), false);
  }

  /**
   * The part that the parameters of a request ask for; empty when they ask for the whole.
   *
   * @param elements value of {@code _elements}
   * @param summary value of {@code _summary}
   * @throws FhirProblem 400 when {@code _summary} is none that one resource can be read by
   */
  public static Optional<ResourceSubset> asked(
      Optional<String> elements, Optional<String> summary) {
    if (elements.filter(names -> !names.isBlank()).isPresent()) {
      return Optional.of(elements(List.of(elements.get().split("\\s*,\\s*"))));
    }
    String wanted = summary.orElse("false");
    return switch (wanted) {
      case "true" -> Optional.of(summary());
      case "text" -> Optional.of(text());
      case "data" -> Optional.of(data());
      case "false" -> Optional.empty();
      default ->
          throw FhirProblem.invalid(
              "bad-parameter",
              "_summary of a read must be true, text, data or false, not '" + wanted + "'");
    };
  }

  /** The elements that R4 marks as summary. */
  public static ResourceSubset summary() {
    return new ResourceSubset(child -> child.getMin() > 0 || child.isSummary(), true);
  }

  /** The narrative and what is mandatory. */
  public static ResourceSubset text() {
    return new ResourceSubset(child -> child.getMin() > 0 || base(child).equals("text"), false);
  }

  /** Everything but the narrative. */
  public static ResourceSubset data() {
    return new ResourceSubset(child -> !base(child).equals("text"), false);
  }

  /** The subset of a stored version. */
  public ResourceVersion of(ResourceVersion version) {
    if (version.deleted()) {
      return version;
    }
    ObjectNode tree = version.tree();
    filter(tree, FhirModel.context().getResourceDefinition(version.key().type()), true);
    tag(tree);
    return new ResourceVersion(
        version.key(), version.version(), version.lastUpdated(), false, Json.write(tree));
  }

  private void filter(
      ObjectNode object, BaseRuntimeElementCompositeDefinition<?> definition, boolean top) {
    Map<String, BaseRuntimeChildDefinition> children = new HashMap<>();
    for (BaseRuntimeChildDefinition child : definition.getChildren()) {
      child.getValidChildNames().forEach(name -> children.put(name, child));
    }
    List<String> names = List.copyOf(object.propertyStream().map(Map.Entry::getKey).toList());
    for (String name : names) {
      String plain = name.startsWith("_") ? name.substring(1) : name;
      BaseRuntimeChildDefinition child = children.get(plain);
      boolean keep = (top && ALWAYS.contains(plain)) || (child != null && kept.test(child));
      if (!keep) {
        object.remove(name);
      } else if (nested && child != null) {
        block(object.get(name), child, plain);
      }
    }
  }

  private void block(JsonNode value, BaseRuntimeChildDefinition child, String name) {
    if (child.getChildByName(name) instanceof RuntimeResourceBlockDefinition block) {
      if (value instanceof ArrayNode list) {
        list.forEach(item -> filter((ObjectNode) item, block, false));
      } else if (value instanceof ObjectNode object) {
        filter(object, block, false);
      }
    }
  }

  private static void tag(ObjectNode tree) {
    ObjectNode meta = tree.withObject("/meta");
    meta.withArray("tag")
        .addObject()
        .put("system", "http://terminology.hl7.org/CodeSystem/v3-ObservationValue")
        .put("code", "SUBSETTED");
  }

  private static String base(BaseRuntimeChildDefinition child) {
    String name = child.getElementName();
    return name.endsWith("[x]") ? name.substring(0, name.length() - 3) : name;
  }
}
