package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.audit.AuditTrace;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.path.ReferenceTarget;
import org.chartwarden.fhir.search.ContentMatch;
import org.chartwarden.fhir.search.types.SearchText;
import org.chartwarden.fhir.storage.ResourceStore;
import org.chartwarden.fhir.storage.StoredResource;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.RecordDirectory;
import org.chartwarden.smart.scopes.ScopeSet;
import org.chartwarden.smart.scopes.SmartScope;

/** Tells the authorization server of patients, relatives and encounters in the record. */
@ApplicationScoped
class StoredDirectory implements RecordDirectory {

  private static final ScopeSet CHOSEN = ScopeSet.read("user/Patient.rs user/Encounter.rs");

  private final Searches searches;
  private final ResourceStore store;
  private final ContentMatch contents;
  private final Disclosures disclosures;

  @Inject
  StoredDirectory(
      Searches searches, ResourceStore store, ContentMatch contents, Disclosures disclosures) {
    this.disclosures = disclosures;
    this.searches = searches;
    this.store = store;
    this.contents = contents;
  }

  @Override
  public List<PatientEntry> patients(String fhirUser, String wanted, int most) {
    AccessContext who = user(fhirUser);
    String text = wanted.replace('\0', ' ').strip();
    if (text.isEmpty()) {
      return shown(who, searches.first(who, "Patient", "_sort=family", most));
    }
    String value = encoded(text);
    List<ResourceVersion> found =
        new ArrayList<>(searches.first(who, "Patient", "identifier=" + value, most));
    if (found.isEmpty()) {
      String names =
          "name="
              + String.join(
                  "&name=",
                  List.of(text.split("\\s+")).stream().map(StoredDirectory::encoded).toList());
      found.addAll(searches.first(who, "Patient", names + "&_sort=family", most));
    }
    return shown(who, found);
  }

  /** Whoever chooses a patient has seen the others of the list too. */
  private List<PatientEntry> shown(AccessContext who, List<ResourceVersion> patients) {
    tell(who, "Patient", patients);
    return entries(patients);
  }

  private void tell(AccessContext who, String type, List<ResourceVersion> versions) {
    AuditTrace.current().ifPresent(trace -> trace.by(who.actor(), person(who), "", ""));
    disclosures.shown(who, new Disclosures.Look("search", type, ""), versions);
  }

  private static String person(AccessContext who) {
    return who.grant().flatMap(Grant::user).orElse("");
  }

  /** In a value of a parameter comma, bar and dollar have a meaning; here they have none. */
  private static String encoded(String text) {
    return URLEncoder.encode(SearchText.escape(text), StandardCharsets.UTF_8);
  }

  private static List<PatientEntry> entries(List<ResourceVersion> patients) {
    return patients.stream().map(StoredDirectory::entry).toList();
  }

  @Override
  public Optional<PatientEntry> patient(String fhirUser, String id) {
    if (!ResourceKey.ID.matcher(id).matches()) {
      return Optional.empty();
    }
    AccessContext who = user(fhirUser);
    return shown(who, searches.first(who, "Patient", "_id=" + id, 1)).stream().findFirst();
  }

  /** Whoever signs in sees here what a token of theirs could reach, and nothing else. */
  private static AccessContext user(String fhirUser) {
    return AccessContext.of(
        new Grant(
            "authorization",
            "",
            Optional.of(fhirUser),
            CHOSEN,
            Optional.empty(),
            Optional.empty()));
  }

  private static PatientEntry entry(ResourceVersion patient) {
    ObjectNode tree = patient.tree();
    JsonNode name = tree.path("name").path(0);
    List<String> given = new ArrayList<>();
    name.path("given").forEach(part -> given.add(part.asText()));
    String whole = (String.join(" ", given) + " " + name.path("family").asText()).strip();
    List<String> details = new ArrayList<>();
    if (tree.has("birthDate")) {
      details.add("born " + tree.path("birthDate").asText());
    }
    if (tree.has("gender")) {
      details.add(tree.path("gender").asText());
    }
    tree.path("identifier").forEach(one -> details.add(one.path("value").asText()));
    String shown = whole.isEmpty() ? name.path("text").asText("") : whole;
    return new PatientEntry(
        patient.key().id(),
        shown.isEmpty() ? "Patient/" + patient.key().id() : shown,
        String.join(" · ", details.subList(0, Math.min(details.size(), 3))));
  }

  @Override
  public List<EncounterEntry> encounters(String fhirUser, String patient, int most) {
    return encounters(fhirUser, patient, "&_sort=-date", most);
  }

  @Override
  public Optional<EncounterEntry> encounter(String fhirUser, String patient, String id) {
    return ResourceKey.ID.matcher(id).matches()
        ? encounters(fhirUser, patient, "&_id=" + id, 1).stream().findFirst()
        : Optional.empty();
  }

  private List<EncounterEntry> encounters(String fhirUser, String patient, String more, int most) {
    if (!ResourceKey.ID.matcher(patient).matches()) {
      return List.of();
    }
    AccessContext who = user(fhirUser);
    List<ResourceVersion> found =
        searches.first(who, "Encounter", "patient=Patient/" + patient + more, most);
    tell(who, "Encounter", found);
    return found.stream().map(StoredDirectory::encounterEntry).toList();
  }

  private static EncounterEntry encounterEntry(ResourceVersion encounter) {
    ObjectNode tree = encounter.tree();
    JsonNode type = tree.path("type").path(0);
    String name =
        Stream.of(
                type.path("text"),
                type.path("coding").path(0).path("display"),
                tree.path("class").path("display"),
                tree.path("class").path("code"))
            .map(JsonNode::asText)
            .filter(text -> !text.isBlank())
            .findFirst()
            .orElse("Encounter/" + encounter.key().id());
    String start = tree.path("period").path("start").asText();
    String end = tree.path("period").path("end").asText();
    String when = (start + (end.isEmpty() ? "" : " – " + end)).strip();
    return new EncounterEntry(
        encounter.key().id(),
        name,
        Stream.of(when, tree.path("status").asText())
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(" · ")));
  }

  @Override
  public Optional<String> patientOf(String fhirUser) {
    ReferenceTarget user = ReferenceTarget.of(fhirUser);
    return switch (user.type()) {
      case "Patient" -> Optional.of(user.id());
      case "RelatedPerson" ->
          read("RelatedPerson", user.id())
              .map(
                  relative ->
                      ReferenceTarget.of(
                          relative.tree().path("patient").path("reference").asText("")))
              .filter(target -> target.type().equals("Patient"))
              .map(ReferenceTarget::id);
      default -> Optional.empty();
    };
  }

  @Override
  public boolean serves(String type, String query) {
    if (type.equals(SmartScope.ALL_TYPES)) {
      return query.isEmpty();
    }
    return ResourceTypes.known(type)
        && (query.isEmpty() || contents.supports(type, QueryString.parse(query)));
  }

  private Optional<ResourceVersion> read(String type, String id) {
    return ResourceKey.ID.matcher(id).matches()
        ? store
            .find(new ResourceKey(type, id))
            .map(StoredResource::version)
            .filter(version -> !version.deleted())
        : Optional.empty();
  }
}
