package org.chartwarden.fhir.validation.profiles;

import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.validation.ValidationContext;
import ca.uhn.fhir.validation.ValidationOptions;
import java.util.List;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.LocatedIssue;
import org.chartwarden.fhir.terminology.TerminologyService;
import org.chartwarden.fhir.validation.ConformanceSource;
import org.chartwarden.platform.Json;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r5.utils.validation.constants.BestPracticeWarningLevel;
import org.hl7.fhir.utilities.validation.ValidationMessage;

/** HAPI's validator over one state of the definitions. Safe for several threads. */
final class ProfileEngine {

  private final IValidationSupport definitions;
  private final MessageValidator validator;

  ProfileEngine(CoreDefinitions core, ConformanceSource stored, TerminologyService terminology) {
    this.definitions =
        new ValidationSupportChain(
            new StoredDefinitions(stored),
            core,
            new CommonCodeSystemsTerminologyService(FhirModel.context()),
            new OpenTerminology(FhirModel.context(), terminology));
    LeanWorkerContext context = new LeanWorkerContext(definitions, core);
    this.validator = new MessageValidator(definitions);
    validator.setWrappedWorkerContext(definitions, context);
    validator.setValidatorResourceFetcher(new ReferenceTypes(context));
    validator.setValidatorPolicyAdvisor(new ReferenceTypes.Policy());
    validator.setBestPracticeWarningLevel(BestPracticeWarningLevel.Ignore);
    validator.setErrorForUnknownProfiles(true);
    validator.setAssumeValidRestReferences(true);
    validator.setAllowExamples(true);
  }

  /** Whether there is a profile of this canonical address, which may end in {@code |version}. */
  boolean knows(String profile) {
    return definitions.fetchStructureDefinition(profile) != null;
  }

  /**
   * Validates JSON against the definition of its type, the profiles that it claims and these.
   *
   * @param profiles canonical addresses, all known
   */
  List<LocatedIssue> validate(String json, List<String> profiles) {
    ValidationOptions options = new ValidationOptions();
    profiles.forEach(options::addProfile);
    List<LocatedIssue> issues = ProfileMessages.issues(validator.messages(json, options));
    if (json.contains("modifierExtension")) {
      issues.addAll(ModifierExtensions.unknown(Json.parseOwn(json), this::knows));
    }
    return issues;
  }

  /** Gives out the messages as the validator makes them, with types, ids and places. */
  private static final class MessageValidator extends FhirInstanceValidator {

    MessageValidator(IValidationSupport definitions) {
      super(definitions);
    }

    List<ValidationMessage> messages(String json, ValidationOptions options) {
      return validate(ValidationContext.forText(FhirModel.context(), json, options));
    }
  }
}
