package org.chartwarden.fhir.operations;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.operations.diff.ResourceDiff;

/**
 * {@code $diff}: the difference of two versions as a FHIRPath Patch. On a resource {@code
 * fromVersion} is compared with the current version, by default the version before it; on the
 * system {@code from} and {@code to} name any two resources of one type.
 */
@ApplicationScoped
class DiffOperation implements FhirOperation {

  private static final Pattern REFERENCE =
      Pattern.compile("([A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/(\\d{1,18}))?");

  private final FhirGateway gateway;

  @Inject
  DiffOperation(FhirGateway gateway) {
    this.gateway = gateway;
  }

  @Override
  public String definition() {
    return "Resource-diff";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    ResourceVersion before;
    ResourceVersion after;
    if (call.key().isPresent()) {
      after = gateway.read(call.who(), call.key().get());
      before = earlier(call, after);
    } else {
      Matcher from = reference(call, "from");
      Matcher to = reference(call, "to");
      before = read(call, from);
      after = read(call, to);
      if (!before.key().type().equals(after.key().type())) {
        throw FhirProblem.invalid(
            "bad-parameter",
            "'from' is "
                + before.key().type()
                + ", 'to' is "
                + after.key().type()
                + "; only resources of one type can be compared");
      }
    }
    boolean withMeta = call.parameters().flag("includeMeta");
    return OperationAnswer.resource(ResourceDiff.between(before.tree(), after.tree(), withMeta));
  }

  private ResourceVersion earlier(OperationCall call, ResourceVersion after) {
    int version =
        call.parameters().number("fromVersion").orElse((int) Math.max(1, after.version() - 1));
    return gateway.readVersion(call.who(), after.key(), version);
  }

  private static Matcher reference(OperationCall call, String name) {
    String reference =
        call.parameters()
            .text(name)
            .orElseThrow(
                () ->
                    new FhirProblem(
                        400,
                        "required",
                        "missing-parameter",
                        "$diff of the system needs the parameters 'from' and 'to'"));
    Matcher matcher = REFERENCE.matcher(reference);
    if (!matcher.matches()) {
      throw FhirProblem.invalid(
          "bad-parameter",
          "'" + name + "' must be like Patient/1 or Patient/1/_history/2, not '" + reference + "'");
    }
    return matcher;
  }

  private ResourceVersion read(OperationCall call, Matcher matcher) {
    ResourceKey key = new ResourceKey(ResourceTypes.require(matcher.group(1)), matcher.group(2));
    return matcher.group(3) == null
        ? gateway.read(call.who(), key)
        : gateway.readVersion(call.who(), key, Long.parseLong(matcher.group(3)));
  }
}
