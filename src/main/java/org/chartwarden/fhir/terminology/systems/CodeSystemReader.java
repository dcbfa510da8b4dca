package org.chartwarden.fhir.terminology.systems;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.hl7.fhir.r4.model.CodeSystem.ConceptPropertyComponent;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Type;

/** Reads the concepts of a CodeSystem resource, FHIR R4 codesystem.html. */
public final class CodeSystemReader {

  private static final String STANDARD = "http://hl7.org/fhir/concept-properties#";
  private static final Set<String> RETIRED = Set.of("retired", "inactive", "withdrawn");

  private final Map<String, String> meanings = new HashMap<>();
  private final Map<String, Draft> drafts = new LinkedHashMap<>();

  /** A concept whose parents are still being gathered. */
  private record Draft(ConceptDefinitionComponent concept, List<String> parents) {}

  private CodeSystemReader(CodeSystem resource) {
    resource
        .getProperty()
        .forEach(p -> meanings.put(p.getCode(), meaning(p.getUri(), p.getCode())));
  }

  /** The content that a resource defines. */
  public static MemoryCodeSystem read(CodeSystem resource) {
    CodeSystemReader reader = new CodeSystemReader(resource);
    resource.getConcept().forEach(concept -> reader.gather(concept, null));
    reader.linkByProperties();
    CodeSystemInfo info =
        new CodeSystemInfo(
            resource.getUrl() == null ? "" : resource.getUrl(),
            resource.getVersion(),
            resource.hasName() ? resource.getName() : resource.getTitle(),
            resource.hasContent() ? resource.getContent().toCode() : "complete",
            !resource.hasCaseSensitive() || resource.getCaseSensitive(),
            resource.getLanguage(),
            resource.getProperty().stream()
                .map(
                    p ->
                        new CodeSystemInfo.PropertyDefinition(
                            p.getCode(),
                            p.getUri(),
                            p.getDescription(),
                            p.getType() == null ? "string" : p.getType().toCode()))
                .toList());
    return MemoryCodeSystem.of(info, reader.drafts.values().stream().map(reader::concept).toList());
  }

  private void gather(ConceptDefinitionComponent concept, String parent) {
    if (concept.hasCode()) {
      Draft draft =
          drafts.computeIfAbsent(concept.getCode(), c -> new Draft(concept, new ArrayList<>()));
      if (parent != null) {
        draft.parents().add(parent);
      }
    }
    concept.getConcept().forEach(child -> gather(child, concept.getCode()));
  }

  /** Parents and children may also be told by properties. */
  private void linkByProperties() {
    for (Draft draft : List.copyOf(drafts.values())) {
      for (ConceptPropertyComponent property : draft.concept().getProperty()) {
        String value = text(property.getValue());
        switch (meanings.getOrDefault(property.getCode(), property.getCode())) {
          case "parent", "subsumedBy" -> draft.parents().add(value);
          case "child" -> {
            Draft child = drafts.get(value);
            if (child != null) {
              child.parents().add(draft.concept().getCode());
            }
          }
          default -> {
            // Any other property says nothing about the hierarchy.
          }
        }
      }
    }
  }

  private Concept concept(Draft draft) {
    ConceptDefinitionComponent source = draft.concept();
    boolean inactive = false;
    boolean notSelectable = false;
    List<ConceptProperty> properties = new ArrayList<>();
    for (ConceptPropertyComponent property : source.getProperty()) {
      String value = text(property.getValue());
      switch (meanings.getOrDefault(property.getCode(), property.getCode())) {
        case "parent", "subsumedBy", "child" -> {
          // Told by the hierarchy.
        }
        case "inactive" -> {
          inactive |= "true".equals(value);
          properties.add(property(property, value));
        }
        case "status" -> {
          inactive |= RETIRED.contains(value);
          properties.add(property(property, value));
        }
        case "notSelectable", "abstract" -> {
          notSelectable |= "true".equals(value);
          properties.add(property(property, value));
        }
        default -> properties.add(property(property, value));
      }
    }
    List<Designation> designations =
        source.getDesignation().stream()
            .map(d -> Designation.of(d.getLanguage(), d.getUse(), d.getValue()))
            .filter(d -> d.value() != null)
            .toList();
    return new Concept(
        source.getCode(),
        source.getDisplay(),
        source.getDefinition(),
        inactive,
        notSelectable,
        designations,
        properties,
        draft.parents().stream().distinct().toList());
  }

  private static ConceptProperty property(ConceptPropertyComponent property, String value) {
    if (property.getValue() instanceof Coding coding) {
      return new ConceptProperty(
          property.getCode(),
          "Coding",
          value,
          coding.hasSystem() ? coding.getSystem() : "",
          coding.hasDisplay() ? coding.getDisplay() : "");
    }
    String type = property.hasValue() ? property.getValue().fhirType() : "string";
    return new ConceptProperty(property.getCode(), type, value);
  }

  private static String text(Type value) {
    return switch (value) {
      case null -> "";
      case Coding coding -> coding.hasCode() ? coding.getCode() : "";
      case BooleanType flag -> flag.getValueAsString();
      default -> value.primitiveValue() == null ? "" : value.primitiveValue();
    };
  }

  private static String meaning(String uri, String code) {
    return uri != null && uri.startsWith(STANDARD) ? uri.substring(STANDARD.length()) : code;
  }
}
