package org.chartwarden.fhir.validation.profiles;

import ca.uhn.fhir.context.support.IValidationSupport;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.CoreArchive;
import org.hl7.fhir.common.hapi.validation.validator.WorkerContextValidationSupportAdapter;
import org.hl7.fhir.r5.model.Resource;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.hl7.fhir.r5.model.StructureDefinition.StructureDefinitionKind;
import org.hl7.fhir.r5.model.StructureDefinition.TypeDerivationRule;

/**
 * HAPI's door to the definitions, which answers questions about all types from their heads. Its own
 * answer is to parse, convert and complete every definition there is.
 */
final class LeanWorkerContext extends WorkerContextValidationSupportAdapter {

  private final List<StructureDefinition> types;
  private final Set<String> primitives;

  LeanWorkerContext(IValidationSupport definitions, CoreDefinitions core) {
    super(definitions);
    this.types =
        core.base().stream()
            .<StructureDefinition>map(entry -> new TypeDefinition(entry, () -> whole(entry)))
            .toList();
    this.primitives =
        types.stream()
            .filter(type -> type.getKind() == StructureDefinitionKind.PRIMITIVETYPE)
            .map(StructureDefinition::getName)
            .collect(Collectors.toUnmodifiableSet());
  }

  private StructureDefinition whole(CoreArchive.Entry entry) {
    return fetchResource(StructureDefinition.class, entry.url());
  }

  @Override
  @SuppressWarnings("unchecked")
  public <T extends Resource> List<T> fetchResourcesByType(Class<T> type) {
    return type.equals(StructureDefinition.class)
        ? (List<T>) types
        : super.fetchResourcesByType(type);
  }

  @Override
  public List<StructureDefinition> fetchTypeDefinitions(String name) {
    return types.stream()
        .filter(type -> name.equals(type.getType()))
        .filter(type -> type.getDerivation() != TypeDerivationRule.CONSTRAINT)
        .toList();
  }

  @Override
  public boolean isPrimitiveType(String name) {
    return primitives.contains(name);
  }
}
