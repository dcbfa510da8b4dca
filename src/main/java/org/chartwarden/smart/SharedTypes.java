package org.chartwarden.smart;

import java.util.Set;

/**
 * Resource types that describe the organisation and its knowledge. A caller who is bound to a
 * patient may read them although they lie in no patient's compartment; of all other types a
 * resource that names no patient is out of reach, since nobody can say whose it is.
 */
final class SharedTypes {

  static final Set<String> NAMES =
      Set.of(
          "ActivityDefinition",
          "CapabilityStatement",
          "CodeSystem",
          "CompartmentDefinition",
          "ConceptMap",
          "Endpoint",
          "EventDefinition",
          "Evidence",
          "EvidenceVariable",
          "GraphDefinition",
          "HealthcareService",
          "ImplementationGuide",
          "InsurancePlan",
          "Library",
          "Location",
          "Measure",
          "Medication",
          "MedicationKnowledge",
          "MessageDefinition",
          "NamingSystem",
          "OperationDefinition",
          "Organization",
          "OrganizationAffiliation",
          "PlanDefinition",
          "Practitioner",
          "PractitionerRole",
          "Questionnaire",
          "ResearchDefinition",
          "ResearchElementDefinition",
          "ResearchStudy",
          "SearchParameter",
          "SpecimenDefinition",
          "StructureDefinition",
          "StructureMap",
          "Substance",
          "TerminologyCapabilities",
          "ValueSet");

  private SharedTypes() {}
}
