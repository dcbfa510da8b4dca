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
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import org.chartwarden.platform.Json;

/**
 * A part of a resource, as {@code _summary} and {@code _elements} ask for it (FHIR R4
 * search.html#summary). Mandatory elements always stay; the result carries the tag SUBSETTED.
 */
public final class ResourceSubset {

  private static final Set<String> ALWAYS = Set.of("resourceType", "id", "meta");

  private final BiPredicate<String, BaseRuntimeChildDefinition> kept;
  private final boolean nested;

  private ResourceSubset(BiPredicate<String, BaseRuntimeChildDefinition> kept, boolean nested) {
    this.kept = kept;
    this.nested = nested;
  }

  /**
   * Only the named elements. {@code Type.element} counts for that type only. A name below the top
   * level, as in {@code name.family}, keeps the whole element of the top level, for R4 knows names
   * of those only. A choice is named with or without {@code [x]} or by the member it has become.
   */
  public static ResourceSubset elements(List<String> names) {
    Set<String> wanted = new LinkedHashSet<>();
    names.forEach(name -> wanted.add(topLevel(name)));
    return new ResourceSubset(
        (type, child) -> child.getMin() > 0 || wanted(wanted, type, child), false);
  }

  /** {@code element} or {@code Type.element}. */
  private static String topLevel(String name) {
    String[] steps = name.replace("[x]", "").split("\\.");
    boolean typed = steps.length > 1 && ResourceTypes.known(steps[0]);
    return typed ? steps[0] + "." + steps[1] : steps.length == 0 ? "" : steps[0];
  }

  private static boolean wanted(Set<String> wanted, String type, BaseRuntimeChildDefinition child) {
    return Stream.concat(Stream.of(base(child)), child.getValidChildNames().stream())
        .anyMatch(name -> wanted.contains(name) || wanted.contains(type + "." + name));
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
    return new ResourceSubset((type, child) -> child.getMin() > 0 || child.isSummary(), true);
  }

  /** The narrative and what is mandatory. */
  public static ResourceSubset text() {
    return new ResourceSubset(
        (type, child) -> child.getMin() > 0 || base(child).equals("text"), false);
  }

  /** Everything but the narrative. */
  public static ResourceSubset data() {
    return new ResourceSubset((type, child) -> !base(child).equals("text"), false);
  }

  /** The subset of a stored version. */
  public ResourceVersion of(ResourceVersion version) {
    if (version.deleted()) {
      return version;
    }
    ObjectNode tree = version.tree();
    String type = version.key().type();
    filter(type, tree, FhirModel.context().getResourceDefinition(type), true);
    tag(tree);
    return new ResourceVersion(
        version.key(), version.version(), version.lastUpdated(), false, Json.write(tree));
  }

  private void filter(
      String type,
      ObjectNode object,
      BaseRuntimeElementCompositeDefinition<?> definition,
      boolean top) {
    Map<String, BaseRuntimeChildDefinition> children = new HashMap<>();
    for (BaseRuntimeChildDefinition child : definition.getChildren()) {
      child.getValidChildNames().forEach(name -> children.put(name, child));
    }
    List<String> names = List.copyOf(object.propertyStream().map(Map.Entry::getKey).toList());
    for (String name : names) {
      String plain = name.startsWith("_") ? name.substring(1) : name;
      BaseRuntimeChildDefinition child = children.get(plain);
      boolean keep = (top && ALWAYS.contains(plain)) || (child != null && kept.test(type, child));
      if (!keep) {
        object.remove(name);
      } else if (nested && child != null) {
        block(type, object.get(name), child, plain);
      }
    }
  }

  private void block(String type, JsonNode value, BaseRuntimeChildDefinition child, String name) {
    if (child.getChildByName(name) instanceof RuntimeResourceBlockDefinition block) {
      if (value instanceof ArrayNode list) {
        list.forEach(item -> filter(type, (ObjectNode) item, block, false));
      } else if (value instanceof ObjectNode object) {
        filter(type, object, block, false);
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
