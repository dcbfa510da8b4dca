package org.chartwarden.fhir.documents;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.platform.IdGenerator;

/**
 * {@code Composition/[id]/$document} and {@code Composition/$document?id=…}, FHIR R4
 * composition-operation-document.html.
 */
@ApplicationScoped
class DocumentOperation implements FhirOperation {

  /** A document is read by people; one that would hold more than this is no document. */
  private static final int MOST_RESOURCES = 5000;

  /** What a document needs of a resource is not what points elsewhere in the record. */
  private static final Set<String> NOT_FOLLOWED = Set.of("Patient", "Encounter");

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

  private final FhirGateway gateway;
  private final IdGenerator ids;
  private final Clock clock;

  @Inject
  DocumentOperation(FhirGateway gateway, IdGenerator ids, Clock clock) {
    this.gateway = gateway;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public String definition() {
    return "Composition-document";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    boolean persist = call.parameters().flag("persist");
    if (persist && !call.method().equals("POST")) {
      throw new FhirProblem(
          405, "not-supported", "method-not-allowed", "'persist' stores the document: use POST");
    }
    Map<ResourceKey, ObjectNode> resources = gathered(call, composition(call));
    String id = ids.newId();
    ObjectNode document =
        DocumentBundle.of(
            call.base(), id, clock.instant().truncatedTo(ChronoUnit.SECONDS), resources.values());
    if (!persist) {
      return OperationAnswer.resource(document);
    }
    ResourceVersion stored =
        gateway.create(call.who(), "Bundle", document, WriteOptions.NONE).resource();
    return OperationAnswer.resource(stored.content())
        .with("Location", call.base() + "/" + stored.key().reference() + "/_history/1");
  }

  /** The Composition of the address, or on the type that of the parameter {@code id}. */
  private static ResourceKey composition(OperationCall call) {
    Optional<String> id = call.parameters().text("id");
    if (call.key().isPresent()) {
      if (id.isPresent()) {
        throw FhirProblem.invalid(
            "id-given-twice", "the address names the Composition; leave out the parameter 'id'");
      }
      return call.key().get();
    }
    String given =
        id.orElseThrow(
            () ->
                new FhirProblem(
                    400,
                    "required",
                    "missing-parameter",
                    "Composition/$document needs the parameter 'id'"));
    String local =
        given.startsWith(call.base() + "/") ? given.substring(call.base().length() + 1) : given;
    String bare = local.startsWith("Composition/") ? local.substring(12) : local;
    if (!ID.matcher(bare).matches()) {
      throw FhirProblem.notSupported(
          "composition-elsewhere", "'" + given + "' is not the id of a Composition of this server");
    }
    return new ResourceKey("Composition", bare);
  }

  private Map<ResourceKey, ObjectNode> gathered(OperationCall call, ResourceKey composition) {
    boolean lenient =
        call.header().apply("Prefer").filter(p -> p.contains("handling=lenient")).isPresent();
    Map<ResourceKey, ObjectNode> found = new LinkedHashMap<>();
    Deque<ResourceKey> open = new ArrayDeque<>();
    open.add(composition);
    while (!open.isEmpty()) {
      ResourceKey key = open.remove();
      if (found.containsKey(key)) {
        continue;
      }
      if (found.size() == MOST_RESOURCES) {
        throw new FhirProblem(
            422,
            "too-costly",
            "document-too-large",
            composition + " reaches more than " + MOST_RESOURCES + " resources");
      }
      ObjectNode resource = read(call, key, key.equals(composition), lenient);
      if (resource != null) {
        found.put(key, resource);
        if (!NOT_FOLLOWED.contains(key.type())) {
          open.addAll(References.in(resource, call.base()));
        }
      }
    }
    return found;
  }

  private ObjectNode read(OperationCall call, ResourceKey key, boolean root, boolean lenient) {
    try {
      return gateway.read(call.who(), key).tree();
    } catch (FhirProblem problem) {
      if (root || problem.status() == 403) {
        throw problem;
      }
      if (lenient) {
        return null;
      }
      throw new FhirProblem(
          422,
          "not-found",
          "reference-does-not-resolve",
          "the document refers to " + key + ", which is not there");
    }
  }
}
