package org.chartwarden.fhir.validation;

import ca.uhn.fhir.context.BaseRuntimeChildDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementCompositeDefinition;
import ca.uhn.fhir.context.BaseRuntimeElementDefinition;
import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.RuntimeChildChoiceDefinition;
import ca.uhn.fhir.context.RuntimeChildContainedResources;
import ca.uhn.fhir.context.RuntimeChildDirectResource;
import ca.uhn.fhir.context.RuntimeChildExtension;
import ca.uhn.fhir.context.RuntimeChildPrimitiveEnumerationDatatypeDefinition;
import ca.uhn.fhir.context.RuntimeChildResourceDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.chartwarden.fhir.model.FhirModel;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;

/** Turns the R4 definitions of HAPI into {@link TypeShape}s, once per type, on first use. */
final class ShapeCatalog {

  private final Map<Class<?>, TypeShape> shapes = new ConcurrentHashMap<>();
  private final Map<Class<?>, Set<String>> codes = new ConcurrentHashMap<>();

  /** The shape of a resource type that is known to exist. */
  TypeShape resource(String type) {
    return shape(context().getResourceDefinition(type));
  }

  /** The shape of the object beside a primitive value: id and extensions, no value. */
  TypeShape primitiveSibling() {
    TypeShape any = shape((BaseRuntimeElementCompositeDefinition<?>) period());
    return new TypeShape(
        "Element",
        Map.of("id", any.members().get("id"), "extension", any.members().get("extension")),
        List.of());
  }

  /** Any data type will do, all have id and extension from Element. */
  private BaseRuntimeElementDefinition<?> period() {
    return context().getElementDefinition("Period");
  }

  /** Loaded by whoever needs it first, which is no bean at the start of the server. */
  private static FhirContext context() {
    return FhirModel.context();
  }

  private TypeShape shape(BaseRuntimeElementCompositeDefinition<?> definition) {
    TypeShape known = shapes.get(definition.getImplementingClass());
    if (known != null) {
      return known;
    }
    TypeShape built = build(definition);
    shapes.put(definition.getImplementingClass(), built);
    return built;
  }

  private TypeShape build(BaseRuntimeElementCompositeDefinition<?> definition) {
    Map<String, ElementShape> members = new LinkedHashMap<>();
    List<TypeShape.Required> required = new ArrayList<>();
    for (BaseRuntimeChildDefinition child : definition.getChildren()) {
      List<ElementShape> ofChild = members(child);
      ofChild.forEach(member -> members.put(member.name(), member));
      if (child.getMin() > 0) {
        required.add(
            new TypeShape.Required(
                bare(child.getElementName()), ofChild.stream().map(ElementShape::name).toList()));
      }
    }
    return new TypeShape(definition.getName(), Map.copyOf(members), List.copyOf(required));
  }

  private List<ElementShape> members(BaseRuntimeChildDefinition child) {
    String name = bare(child.getElementName());
    if (child instanceof RuntimeChildContainedResources
        || child instanceof RuntimeChildDirectResource) {
      return List.of(
          member(child, name, false, ElementShape.Kind.RESOURCE, "Resource", () -> null));
    }
    if (child instanceof RuntimeChildExtension) {
      return List.of(complex(child, name, false, context().getElementDefinition("Extension")));
    }
    if (child instanceof RuntimeChildChoiceDefinition) {
      return choiceMembers(child, name);
    }
    BaseRuntimeElementDefinition<?> type = child.getChildByName(child.getElementName());
    return List.of(typed(child, name, false, type));
  }

  private List<ElementShape> choiceMembers(BaseRuntimeChildDefinition child, String name) {
    List<ElementShape> found = new ArrayList<>();
    for (String valid : child.getValidChildNames()) {
      BaseRuntimeElementDefinition<?> type = child.getChildByName(valid);
      if (valid.equals(name + capitalized(type.getName()))) {
        found.add(typed(child, valid, true, type));
      }
    }
    return found;
  }

  private ElementShape typed(
      BaseRuntimeChildDefinition child,
      String name,
      boolean choice,
      BaseRuntimeElementDefinition<?> type) {
    return switch (type.getChildType()) {
      case PRIMITIVE_DATATYPE, ID_DATATYPE, PRIMITIVE_XHTML, PRIMITIVE_XHTML_HL7ORG ->
          member(child, name, choice, ElementShape.Kind.PRIMITIVE, type.getName(), () -> null);
      default -> complex(child, name, choice, type);
    };
  }

  private ElementShape complex(
      BaseRuntimeChildDefinition child,
      String name,
      boolean choice,
      BaseRuntimeElementDefinition<?> type) {
    BaseRuntimeElementCompositeDefinition<?> composite =
        (BaseRuntimeElementCompositeDefinition<?>) type;
    return member(
        child,
        name,
        choice,
        ElementShape.Kind.COMPLEX,
        composite.getName(),
        () -> shape(composite));
  }

  private ElementShape member(
      BaseRuntimeChildDefinition child,
      String name,
      boolean choice,
      ElementShape.Kind kind,
      String type,
      Supplier<TypeShape> shape) {
    return new ElementShape(
        name,
        bare(child.getElementName()),
        choice,
        child.getMin(),
        child.getMax(),
        kind,
        type,
        shape,
        boundCodes(child),
        targets(child));
  }

  private Set<String> boundCodes(BaseRuntimeChildDefinition child) {
    return child instanceof RuntimeChildPrimitiveEnumerationDatatypeDefinition bound
        ? codes.computeIfAbsent(bound.getBoundEnumType(), ShapeCatalog::codesOf)
        : Set.of();
  }

  private static Set<String> codesOf(Class<?> enumeration) {
    Set<String> found = new LinkedHashSet<>();
    for (Object constant : enumeration.getEnumConstants()) {
      try {
        Object code = enumeration.getMethod("toCode").invoke(constant);
        if (code != null && !"?".equals(code)) {
          found.add((String) code);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("no codes in " + enumeration.getName(), e);
      }
    }
    return Set.copyOf(found);
  }

  private Set<String> targets(BaseRuntimeChildDefinition child) {
    List<? extends Class<? extends IBase>> choices =
        switch (child) {
          case RuntimeChildResourceDefinition reference -> reference.getResourceTypes();
          case RuntimeChildChoiceDefinition choice -> choice.getChoices();
          default -> List.of();
        };
    Set<String> names = new LinkedHashSet<>();
    for (Class<? extends IBase> choice : choices) {
      if (IBaseResource.class.isAssignableFrom(choice)) {
        if (choice.isInterface()) {
          return Set.of();
        }
        names.add(context().getResourceType(choice.asSubclass(IBaseResource.class)));
      }
    }
    return Set.copyOf(names);
  }

  private static String bare(String elementName) {
    return elementName.endsWith("[x]")
        ? elementName.substring(0, elementName.length() - 3)
        : elementName;
  }

  private static String capitalized(String name) {
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
