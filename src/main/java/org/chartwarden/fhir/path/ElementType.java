package org.chartwarden.fhir.path;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.chartwarden.fhir.model.FhirModel;

/**
 * A FHIR R4 type with its elements as they are named in JSON; choices ({@code value[x]}) are known
 * under their FHIRPath name with one JSON name per type.
 */
public final class ElementType {

  /** One JSON member that an element name can stand for. */
  record Member(String json, BaseRuntimeElementDefinition<?> definition) {
    ElementType type() {
      return of(definition);
    }
  }

  private static final Map<BaseRuntimeElementDefinition<?>, ElementType> KNOWN =
      new ConcurrentHashMap<>();
  private static final Map<String, ElementType> RESOURCES = new ConcurrentHashMap<>();
  private static final List<String> EXTENSIONS = List.of("extension", "modifierExtension");
  private static final BaseRuntimeElementDefinition<?> EXTENSION =
      FhirModel.context().getElementDefinition("Extension");

  private final BaseRuntimeElementDefinition<?> definition;
  private volatile Map<String, List<Member>> members;

  private ElementType(BaseRuntimeElementDefinition<?> definition) {
    this.definition = definition;
  }

  /** The type of a resource by its name. */
  public static ElementType resource(String name) {
    return RESOURCES.computeIfAbsent(name, n -> of(FhirModel.context().getResourceDefinition(n)));
  }

  private static ElementType of(BaseRuntimeElementDefinition<?> definition) {
    return KNOWN.computeIfAbsent(definition, ElementType::new);
  }

  /** FHIR name, for instance {@code CodeableConcept} or {@code dateTime}. */
  public String name() {
    return definition.getName();
  }

  /** Whether this is a whole resource. */
  public boolean isResource() {
    return definition instanceof ca.uhn.fhir.context.RuntimeResourceDefinition
        || name().equals("DirectChildResource");
  }

  /** Whether a type of that name is meant; FHIRPath casts name types in either case. */
  boolean isNamed(String wanted) {
    if (name().equalsIgnoreCase(wanted)) {
      return true;
    }
    // A cast to a type also accepts its specialisations: Age and Money-like types are quantities.
    return wanted.equals("Quantity")
        && definition.getImplementingClass() != null
        && org.hl7.fhir.r4.model.Quantity.class.isAssignableFrom(definition.getImplementingClass());
  }

  /** The JSON members an element name stands for; empty when there is no such element. */
  List<Member> members(String element) {
    if (members == null) {
      members = readMembers();
    }
    return members.getOrDefault(element, List.of());
  }

  private Map<String, List<Member>> readMembers() {
    Map<String, List<Member>> read = new HashMap<>();
    if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
      for (BaseRuntimeChildDefinition child : composite.getChildren()) {
        String element = child.getElementName().replace("[x]", "");
        if (EXTENSIONS.contains(element)) {
          continue;
        }
        List<Member> found = read.computeIfAbsent(element, e -> new ArrayList<>());
        for (String json : child.getValidChildNames()) {
          if (!json.endsWith("[x]") && found.stream().noneMatch(m -> m.json().equals(json))) {
            found.add(new Member(json, child.getChildByName(json)));
          }
        }
      }
      // HAPI names extensions by what they hold; in JSON they are plain arrays.
      for (String extension : EXTENSIONS) {
        read.put(extension, List.of(new Member(extension, EXTENSION)));
      }
    }
    return read;
  }

  /** Collects the values of an element under a node, an array item by item. */
  void collect(JsonNode parent, String element, List<Located> into) {
    for (Member member : members(element)) {
      JsonNode value = parent.get(member.json());
      if (value == null || value.isNull()) {
        continue;
      }
      if (value.isArray()) {
        for (JsonNode item : value) {
          add(item, member, into);
        }
      } else {
        add(value, member, into);
      }
    }
  }

  private static void add(JsonNode value, Member member, List<Located> into) {
    if (value.isNull()) {
      return;
    }
    ElementType type = member.type();
    if (type.isResource() && value.path("resourceType").isTextual()) {
      String name = value.get("resourceType").textValue();
      if (!FhirModel.context().getResourceTypes().contains(name)) {
        return;
      }
      type = resource(name);
    }
    into.add(new Located(value, type));
  }

  @Override
  public String toString() {
    return name();
  }
}
