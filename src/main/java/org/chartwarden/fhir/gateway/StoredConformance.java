package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.storage.CanonicalStore;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.fhir.validation.ConformanceSource;
import org.chartwarden.smart.AccessContext;

/**
 * The conformance resources of the store by canonical address, whoever wrote them. They are
 * knowledge and not clinical data, so what the server itself needs of them asks nobody for access.
 */
@ApplicationScoped
public class StoredConformance implements ConformanceSource {

  /**
   * What stores the resources of published guides. They are taken as they are: their profiles and
   * search parameters are not held to what a client's are.
   */
  public static final AccessContext GUIDES = AccessContext.system("guide");

  private static final Set<String> TYPES =
      Set.of(
          "StructureDefinition",
          "ValueSet",
          "CodeSystem",
          "ConceptMap",
          "SearchParameter",
          "OperationDefinition",
          "CapabilityStatement",
          "ImplementationGuide");

  private final CanonicalStore canonicals;
  private final ResourceStore store;

  @Inject
  StoredConformance(CanonicalStore canonicals, ResourceStore store) {
    this.canonicals = canonicals;
    this.store = store;
  }

  /** Runs in the transaction of the change. */
  void keepUp(@Observes ResourceChanged change) {
    ResourceVersion now = change.resource();
    if (!TYPES.contains(now.key().type())) {
      return;
    }
    Optional<CanonicalStore.Row> row = now.deleted() ? Optional.empty() : row(now);
    row.ifPresentOrElse(canonicals::put, () -> canonicals.remove(now.key()));
  }

  private static Optional<CanonicalStore.Row> row(ResourceVersion now) {
    JsonNode content = now.tree();
    String url = content.path("url").asText();
    boolean profile =
        content.path("derivation").asText().equals("constraint")
            && content.path("kind").asText().equals("resource");
    return url.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new CanonicalStore.Row(
                now.key(),
                url,
                content.path("version").asText(),
                profile ? content.path("type").asText() : ""));
  }

  @Override
  public long stamp() {
    return canonicals.stamp();
  }

  @Override
  public List<Canonical> all() {
    return canonicals.all().stream()
        .map(r -> new Canonical(r.key().type(), r.key().id(), r.url(), r.version()))
        .toList();
  }

  @Override
  public Optional<String> content(Canonical canonical) {
    return store
        .find(new ResourceKey(canonical.type(), canonical.id()))
        .map(found -> found.version().content());
  }

  /**
   * A profile of a resource type.
   *
   * @param type resource type
   * @param url canonical address
   */
  public record Profile(String type, String url) {}

  /** The profiles of resource types, each once. */
  public List<Profile> profiles() {
    return canonicals.all().stream()
        .filter(row -> !row.profileOf().isEmpty())
        .map(row -> new Profile(row.profileOf(), row.url()))
        .distinct()
        .toList();
  }

  /** The implementation guides, as canonical addresses with versions. */
  public List<String> guides() {
    return canonicals.all().stream()
        .filter(row -> row.key().type().equals("ImplementationGuide"))
        .map(row -> row.url() + (row.version().isEmpty() ? "" : "|" + row.version()))
        .distinct()
        .toList();
  }

  /**
   * What a guide requires of those who follow it.
   *
   * @param canonical address with version
   * @param content CapabilityStatement in JSON
   */
  public record Requirements(String canonical, String content) {}

  /** The CapabilityStatements of loaded guides, whose addresses begin as that of the guide. */
  public List<Requirements> requirements() {
    List<String> guides =
        guides().stream().map(guide -> folder(guide, "/ImplementationGuide/")).toList();
    return all().stream()
        .filter(one -> one.type().equals("CapabilityStatement"))
        .filter(one -> guides.contains(folder(one.url(), "/CapabilityStatement/")))
        .flatMap(
            one ->
                content(one).stream()
                    .map(
                        text ->
                            new Requirements(
                                one.url() + (one.version().isEmpty() ? "" : "|" + one.version()),
                                text)))
        .toList();
  }

  private static String folder(String url, String kind) {
    int end = url.indexOf(kind);
    return end < 0 ? url : url.substring(0, end);
  }

  /** The id of the resource with this canonical address and version. */
  public Optional<String> idOf(String type, String url, String version) {
    return canonicals.find(type, url).stream()
        .filter(row -> row.version().equals(version))
        .map(row -> row.key().id())
        .findFirst();
  }
}
