package org.chartwarden.fhir.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.QueryString;
import org.chartwarden.fhir.gateway.ResultBundles;
import org.chartwarden.fhir.gateway.SearchOptions;
import org.chartwarden.fhir.gateway.SearchPage;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.platform.Json;

/** Searches of a type, of all types and of a compartment, FHIR R4 http.html#search. */
@ApplicationScoped
class SearchEndpoint {

  private static final Set<String> READS = Set.of("GET", "HEAD");
  private static final String SEARCH = "_search";

  /** Far more than the most values that a search may have. */
  private static final int MAX_FORM = 4_000_000;

  private final FhirGateway gateway;

  @Inject
  SearchEndpoint(FhirGateway gateway) {
    this.gateway = gateway;
  }

  FhirAnswer type(FhirRequest request, String type) {
    return answer(request, type, Optional.empty(), request.query());
  }

  FhirAnswer typeByForm(FhirRequest request, String type) {
    return answer(request, type, Optional.empty(), withForm(request));
  }

  /** {@code GET /?...} and {@code /_search}. */
  FhirAnswer system(FhirRequest request) {
    String query = READS.contains(request.method()) ? request.query() : withForm(request);
    return answer(request, "", Optional.empty(), query);
  }

  /**
   * A search within a compartment, {@code /Patient/1/Observation} or {@code /Patient/1/*}, also
   * with {@code /_search} after it; empty when the path is none or the method fits no search.
   */
  Optional<FhirAnswer> compartment(FhirRequest request) {
    List<String> path = request.path();
    boolean form = path.get(path.size() - 1).equals(SEARCH);
    boolean read = READS.contains(request.method());
    int segments = form ? path.size() - 1 : path.size();
    if (segments > 3 || segments < 2 || !gateway.compartments().contains(path.get(0))) {
      return Optional.empty();
    }
    String members = segments == 2 ? "*" : path.get(2);
    boolean all = members.equals("*");
    if ((!all && !ResourceTypes.known(members)) || (!read && !form)) {
      return Optional.empty();
    }
    return Optional.of(
        answer(
            request,
            all ? "" : members,
            Optional.of(new ResourceKey(path.get(0), path.get(1))),
            read ? request.query() : withForm(request)));
  }

  /** The parameters of the form and those of the address count together. */
  private static String withForm(FhirRequest request) {
    byte[] body = request.body().get();
    Optional<String> contentType = request.header().apply("Content-Type");
    boolean form =
        contentType
            .map(WireFormat::bare)
            .filter("application/x-www-form-urlencoded"::equals)
            .isPresent();
    if (body.length > 0 && !form) {
      throw new FhirProblem(
          415,
          "not-supported",
          "unknown-content-type",
          "_search takes application/x-www-form-urlencoded, not '" + contentType.orElse("") + "'");
    }
    if (body.length > MAX_FORM) {
      throw new FhirProblem(
          413,
          "too-long",
          "form-too-large",
          "the form of a search has more than " + MAX_FORM + " bytes");
    }
    String fields = new String(body, StandardCharsets.UTF_8).strip();
    AuditTrace.current().ifPresent(trace -> trace.form(fields));
    return request.query().isEmpty() || fields.isEmpty()
        ? request.query() + fields
        : request.query() + "&" + fields;
  }

  private static boolean explains(String query) {
    return query.contains("__explain")
        && QueryString.parse(query).stream()
            .anyMatch(p -> p.getKey().equals("__explain") && !p.getValue().equals("false"));
  }

  private FhirAnswer answer(
      FhirRequest request, String type, Optional<ResourceKey> compartment, String query) {
    SearchOptions options =
        new SearchOptions(type, compartment, request.preferences().lenient(), request.base());
    if (explains(query)) {
      return Encoder.answer(
          request, 200, Json.write(gateway.explainSearch(request.who(), options, query)));
    }
    SearchPage page = gateway.search(request.who(), options, query);
    String address =
        request.base()
            + compartment.map(key -> "/" + key.reference()).orElse("")
            + (type.isEmpty() ? (compartment.isPresent() ? "/*" : "") : "/" + type);
    String self = address + (page.selfQuery().isEmpty() ? "" : "?" + page.selfQuery());
    return Encoder.answer(
        request,
        200,
        ResultBundles.searchset(request.base(), self, request.shapeParameters(), page));
  }
}
