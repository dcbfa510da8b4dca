package org.chartwarden.fhir.validation.profiles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.ResourceTypes;
import org.hl7.fhir.common.hapi.validation.validator.FhirDefaultPolicyAdvisor;
import org.hl7.fhir.r5.context.IWorkerContext;
import org.hl7.fhir.r5.elementmodel.Element;
import org.hl7.fhir.r5.elementmodel.Manager;
import org.hl7.fhir.r5.model.CanonicalResource;
import org.hl7.fhir.r5.model.CanonicalType;
import org.hl7.fhir.r5.utils.validation.IResourceValidator;
import org.hl7.fhir.r5.utils.validation.IValidatorResourceFetcher;
import org.hl7.fhir.r5.utils.validation.constants.ReferenceValidationPolicy;

/**
 * Lets the validator hold the type in a literal reference against the types that a profile allows.
 * Whether the target exists and conforms is not looked at: charts arrive in any order. The
 * validator asks for the target, and gets an empty resource of the type that the reference names.
 */
final class ReferenceTypes implements IValidatorResourceFetcher {

  private static final Pattern LITERAL =
      Pattern.compile("(?:.*/)?([A-Z][A-Za-z]+)/[A-Za-z0-9.-]{1,64}(?:/_history/[^/]+)?");

  private final IWorkerContext context;

  ReferenceTypes(IWorkerContext context) {
    this.context = context;
  }

  @Override
  public Element fetch(IResourceValidator validator, Object appContext, String url)
      throws IOException {
    Matcher literal = LITERAL.matcher(url);
    if (!literal.matches() || !ResourceTypes.known(literal.group(1))) {
      return null;
    }
    byte[] empty =
        ("{\"resourceType\":\"" + literal.group(1) + "\"}").getBytes(StandardCharsets.UTF_8);
    return Manager.parseSingle(context, new ByteArrayInputStream(empty), Manager.FhirFormat.JSON);
  }

  /** Addresses are not followed, and count as good. */
  @Override
  public boolean resolveURL(
      IResourceValidator validator,
      Object appContext,
      String path,
      String url,
      String type,
      boolean canonical,
      List<CanonicalType> targets) {
    return true;
  }

  @Override
  public byte[] fetchRaw(IResourceValidator validator, String url) throws IOException {
    throw new IOException("attachments are not fetched");
  }

  @Override
  public IValidatorResourceFetcher setLocale(Locale locale) {
    return this;
  }

  @Override
  public CanonicalResource fetchCanonicalResource(
      IResourceValidator validator, Object appContext, String url) {
    return null;
  }

  @Override
  public boolean fetchesCanonicalResource(IResourceValidator validator, String url) {
    return false;
  }

  @Override
  public Set<ResourceVersionInformation> fetchCanonicalResourceVersions(
      IResourceValidator validator, Object appContext, String url) {
    return Set.of();
  }

  /** Says that the type of a reference is to be checked, and nothing else of it. */
  static final class Policy extends FhirDefaultPolicyAdvisor {

    @Override
    public ReferenceValidationPolicy policyForReference(
        IResourceValidator validator,
        Object appContext,
        String path,
        String url,
        ReferenceDestinationType destination) {
      return ReferenceValidationPolicy.CHECK_TYPE_IF_EXISTS;
    }
  }
}
