package org.chartwarden.fhir.validation.profiles;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.ConceptValidationOptions;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.fhir.context.support.LookupCodeRequest;
import ca.uhn.fhir.context.support.ValidationSupportContext;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.SystemCode;
import org.chartwarden.fhir.terminology.TerminologyService;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.Concept;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ValueSet;

/**
 * Checks codes against the code systems and value sets that are there, and knows what it does not
 * know: a code is refused only where all that could contain it was looked at. Where a code system
 * or an included value set is missing, the answer is a warning that says so.
 */
final class OpenTerminology extends InMemoryTerminologyServerValidationSupport {

  private final TerminologyService terminology;

  OpenTerminology(FhirContext context, TerminologyService terminology) {
    super(context);
    this.terminology = terminology;
  }

  @Override
  public CodeValidationResult validateCodeInValueSet(
      ValidationSupportContext context,
      ConceptValidationOptions options,
      String system,
      String code,
      String display,
      IBaseResource valueSet) {
    CodeValidationResult result =
        super.validateCodeInValueSet(context, options, system, code, display, valueSet);
    boolean refused = result == null || !result.isOk();
    if (refused && valueSet instanceof ValueSet set) {
      if (contains(set, system, code)) {
        return new CodeValidationResult().setCode(code);
      }
      IValidationSupport all = context.getRootValidationSupport();
      String missing = missing(all, set, system, new HashSet<>());
      if (!missing.isEmpty()) {
        return unchecked(
            code,
            shown(system, code)
                + " was not checked against "
                + set.getUrl()
                + ", because "
                + missing
                + " is not loaded");
      }
      if (system != null && !defined(all, system)) {
        return notIn(set, system, code);
      }
    }
    return result;
  }

  /**
   * The refusal of a code of a loaded release. What is inherited cannot expand such a system and
   * would tell that as an error of its own, also where a binding leaves other codes open.
   */
  private static CodeValidationResult notIn(ValueSet set, String system, String code) {
    String message = shown(system, code) + " is not in the value set " + set.getUrl();
    return refused(message, CodeValidationIssueCoding.NOT_IN_VS);
  }

  private static CodeValidationResult refused(String message, CodeValidationIssueCoding coding) {
    return new CodeValidationResult()
        .setSeverity(IssueSeverity.ERROR)
        .setMessage(message)
        .addIssue(
            new CodeValidationIssue(
                message, IssueSeverity.ERROR, CodeValidationIssueCode.CODE_INVALID, coding));
  }

  @Override
  public boolean isCodeSystemSupported(ValidationSupportContext context, String system) {
    return system != null && !system.isBlank();
  }

  @Override
  public CodeValidationResult validateCode(
      ValidationSupportContext context,
      ConceptValidationOptions options,
      String system,
      String code,
      String display,
      String valueSetUrl) {
    boolean ofSystem = valueSetUrl == null || valueSetUrl.isBlank();
    if (ofSystem && system != null && !defined(context.getRootValidationSupport(), system)) {
      return inLoaded(system, code);
    }
    return super.validateCode(context, options, system, code, display, valueSetUrl);
  }

  /** The answer about a system that is no CodeSystem resource: a loaded release, or nothing. */
  private CodeValidationResult inLoaded(String system, String code) {
    Optional<CodeSystemContent> content = terminology.codeSystem(system);
    Optional<Concept> concept = content.flatMap(c -> c.find(code));
    if (concept.isPresent()) {
      return new CodeValidationResult().setCode(code).setDisplay(concept.get().display());
    }
    if (content.filter(c -> c.info().complete()).isEmpty()) {
      return unchecked(
          code, shown(system, code) + " was not checked, because the code system is not loaded");
    }
    String message = shown(system, code) + " does not exist in " + content.get().info().canonical();
    return refused(message, CodeValidationIssueCoding.INVALID_CODE);
  }

  /** Whether the terminology, which knows loaded releases, finds the code in the set. */
  private boolean contains(ValueSet set, String system, String code) {
    if (!set.hasUrl() || system == null || system.isBlank()) {
      return false;
    }
    String canonical = set.getUrl() + (set.hasVersion() ? "|" + set.getVersion() : "");
    try {
      return terminology.valueSet(canonical).isPresent()
          && terminology.matcher(canonical).contains(new SystemCode(system, code));
    } catch (FhirProblem notEvaluable) {
      // Then it is not known whether the code is in it, as if nothing of it were loaded.
      return false;
    }
  }

  /** What is not known is not found, so that no value set seems to contain it. */
  @Override
  public LookupCodeResult lookupCode(ValidationSupportContext context, LookupCodeRequest request) {
    return defined(context.getRootValidationSupport(), request.getSystem())
        ? super.lookupCode(context, request)
        : null;
  }

  /** What would have to be there to say that the code is not in the set; empty when all is. */
  private String missing(IValidationSupport all, ValueSet set, String system, Set<String> seen) {
    if (!seen.add(set.getUrl() == null ? "" : set.getUrl())) {
      return "";
    }
    for (ValueSet.ConceptSetComponent include : set.getCompose().getInclude()) {
      for (CanonicalType part : include.getValueSet()) {
        IBaseResource found = all.fetchValueSet(part.getValue());
        String missing =
            found instanceof ValueSet inner
                ? missing(all, inner, system, seen)
                : "the value set " + part.getValue();
        if (!missing.isEmpty()) {
          return missing;
        }
      }
      boolean mayContain =
          include.hasSystem()
              && !include.hasConcept()
              && (system == null || system.isBlank() || system.equals(include.getSystem()));
      if (mayContain && !known(all, include.getSystem())) {
        return "the code system " + include.getSystem();
      }
    }
    return "";
  }

  private boolean known(IValidationSupport all, String system) {
    return defined(all, system)
        || terminology.codeSystem(system).filter(content -> content.info().complete()).isPresent();
  }

  /** Whether there is a CodeSystem resource with its codes. */
  private static boolean defined(IValidationSupport all, String system) {
    return all.fetchCodeSystem(system) instanceof CodeSystem found
        && found.getContent() != CodeSystem.CodeSystemContentMode.NOTPRESENT
        && found.getContent() != CodeSystem.CodeSystemContentMode.EXAMPLE;
  }

  private static CodeValidationResult unchecked(String code, String message) {
    return new CodeValidationResult()
        .setCode(code)
        .setSeverity(IssueSeverity.WARNING)
        .setMessage(message)
        .addIssue(
            new CodeValidationIssue(
                message,
                IssueSeverity.WARNING,
                CodeValidationIssueCode.NOT_FOUND,
                CodeValidationIssueCoding.NOT_FOUND));
  }

  private static String shown(String system, String code) {
    return "the code '" + code + "'" + (system == null ? "" : " of " + system);
  }
}
