package org.chartwarden.fhir.path;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition.ChildTypeEnum;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.ResourceTypes;

/**
 * A FHIR R4 type with its elements as they are named in JSON; choices ({@code value[x]}) are known
 * under their FHIRPath name with one JSON name per type.
 */
public final class ElementType {

  /** What can be done with values of a type. */
  public enum Kind {
    BOOLEAN,
    INTEGER,
    DECIMAL,
    STRING,
    DATE,
    DATE_TIME,
    TIME,
    QUANTITY,
    COMPLEX;

    /** Whether its values are dates or times. */
    public boolean isTime() {
      return this == DATE || this == DATE_TIME || this == TIME;
    }
  }

  /** One JSON member that an element name can stand for. */
  record Member(String json, String extra, BaseRuntimeElementDefinition<?> definition) {
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

  /** Abstract types whose specialisations a cast or test to them accepts. */
  private static final Map<String, Class<?>> GENERAL =
      Map.of(
          "Quantity", org.hl7.fhir.r4.model.Quantity.class,
          "Resource", org.hl7.fhir.r4.model.Resource.class,
          "DomainResource", org.hl7.fhir.r4.model.DomainResource.class,
          "BackboneElement", org.hl7.fhir.r4.model.BackboneElement.class,
          "Element", org.hl7.fhir.r4.model.Element.class);

  private final BaseRuntimeElementDefinition<?> definition;
  private final Kind kind;
  private volatile Map<String, List<Member>> members;

  private ElementType(BaseRuntimeElementDefinition<?> definition) {
    this.definition = definition;
    this.kind = kind(definition);
  }

  private static Kind kind(BaseRuntimeElementDefinition<?> definition) {
    return switch (definition.getName()) {
      case "boolean" -> Kind.BOOLEAN;
      case "integer", "positiveInt", "unsignedInt" -> Kind.INTEGER;
      case "decimal" -> Kind.DECIMAL;
      case "date" -> Kind.DATE;
      case "dateTime", "instant" -> Kind.DATE_TIME;
      case "time" -> Kind.TIME;
      default -> {
        Class<?> structure = definition.getImplementingClass();
        if (structure != null && org.hl7.fhir.r4.model.Quantity.class.isAssignableFrom(structure)) {
          yield Kind.QUANTITY;
        }
        yield definition.getChildType() == ChildTypeEnum.ID_DATATYPE
                || definition.getChildType().name().contains("PRIMITIVE")
                || definition.getName().equals("xhtml")
            ? Kind.STRING
            : Kind.COMPLEX;
      }
    };
  }

  /** The type of a resource by its name. */
  public static ElementType resource(String name) {
    return RESOURCES.computeIfAbsent(name, n -> of(FhirModel.context().getResourceDefinition(n)));
  }

  /** Whether R4 has a resource type of that name. */
  static boolean isResource(String name) {
    return ResourceTypes.known(name);
  }

  /** A data type by its name. */
  public static ElementType primitive(String name) {
    return of(FhirModel.context().getElementDefinition(name));
  }

  static ElementType extension() {
    return of(EXTENSION);
  }

  private static ElementType of(BaseRuntimeElementDefinition<?> definition) {
    return KNOWN.computeIfAbsent(definition, ElementType::new);
  }

  /** Names in a sentence. */
  static String list(Collection<ElementType> types) {
    return types.stream().map(ElementType::name).sorted().collect(Collectors.joining(", "));
  }

  /** FHIR name, for instance {@code CodeableConcept} or {@code dateTime}. */
  public String name() {
    return definition.getName();
  }

  /** What can be done with its values. */
  public Kind kind() {
    return kind;
  }

  /** Whether this is a whole resource. */
  public boolean isResource() {
    return definition instanceof ca.uhn.fhir.context.RuntimeResourceDefinition || isAnyResource();
  }

  /** Whether this is a place that any resource can take. */
  boolean isAnyResource() {
    return name().equals("DirectChildResource")
        || name().equals("Resource")
        || definition.getChildType().name().startsWith("CONTAINED_RESOURCE");
  }

  /** Whether a type of that name is meant; FHIRPath casts name types in either case. */
  boolean isNamed(String wanted) {
    if (name().equalsIgnoreCase(wanted)) {
      return true;
    }
    // A cast to a general type also accepts its specialisations: Age and Count are quantities.
    Class<?> general = GENERAL.get(wanted);
    Class<?> structure = definition.getImplementingClass();
    return general != null && structure != null && general.isAssignableFrom(structure);
  }

  /** The names of all elements. */
  Set<String> elements() {
    return read().keySet();
  }

  /** The JSON members an element name stands for; empty when there is no such element. */
  List<Member> members(String element) {
    return read().getOrDefault(element, List.of());
  }

  private Map<String, List<Member>> read() {
    if (members == null) {
      members = readMembers();
    }
    return members;
  }

  private Map<String, List<Member>> readMembers() {
    Map<String, List<Member>> read = new LinkedHashMap<>();
    if (definition instanceof BaseRuntimeElementCompositeDefinition<?> composite) {
      for (BaseRuntimeChildDefinition child : composite.getChildren()) {
        String element = child.getElementName().replace("[x]", "");
        if (EXTENSIONS.contains(element)) {
          continue;
        }
        List<Member> found = read.computeIfAbsent(element, e -> new ArrayList<>());
        for (String json : child.getValidChildNames()) {
          if (!json.endsWith("[x]") && found.stream().noneMatch(m -> m.json().equals(json))) {
            found.add(new Member(json, "_" + json, child.getChildByName(json)));
          }
        }
      }
    }
    // HAPI names extensions by what they hold; in JSON they are plain arrays.
    for (String extension : EXTENSIONS) {
      read.put(extension, List.of(new Member(extension, "", EXTENSION)));
    }
    return read;
  }

  /**
   * Collects the values of an element under a place, an array item by item.
   *
   * @param wanted the only type of a choice that is asked for, or empty
   */
  void collect(Located parent, String element, String wanted, List<Located> into) {
    // The elements of a primitive stand in a JSON member of their own.
    JsonNode holder = parent.node().isObject() ? parent.node() : parent.extra();
    if (!holder.isObject()) {
      return;
    }
    for (Member member : members(element)) {
      JsonNode value = holder.get(member.json());
      JsonNode extra = member.type().kind == Kind.COMPLEX ? null : holder.get(member.extra());
      if (value == null && extra == null) {
        continue;
      }
      if (!wanted.isEmpty() && !member.type().isNamed(wanted) && !member.type().isAnyResource()) {
        continue;
      }
      if (value != null && value.isArray() || extra != null && extra.isArray()) {
        int size = Math.max(size(value), size(extra));
        for (int i = 0; i < size; i++) {
          add(at(value, i), at(extra, i), member, wanted, into);
        }
      } else {
        add(value, extra, member, wanted, into);
      }
    }
  }

  private static int size(JsonNode array) {
    return array == null ? 0 : array.size();
  }

  private static JsonNode at(JsonNode array, int index) {
    return array == null ? null : array.get(index);
  }

  private static void add(
      JsonNode value, JsonNode extra, Member member, String wanted, List<Located> into) {
    boolean without = value == null || value.isNull();
    if (without && (extra == null || !extra.isObject())) {
      return;
    }
    ElementType type = member.type();
    if (type.isResource() && !without && value.path("resourceType").isTextual()) {
      String name = value.get("resourceType").textValue();
      if (!isResource(name)) {
        return;
      }
      type = resource(name);
      if (!wanted.isEmpty() && !type.isNamed(wanted)) {
        return;
      }
    }
    into.add(
        new Located(
            without ? NullNode.getInstance() : value,
            type,
            extra == null ? MissingNode.getInstance() : extra));
  }

  @Override
  public String toString() {
    return name();
  }
}
