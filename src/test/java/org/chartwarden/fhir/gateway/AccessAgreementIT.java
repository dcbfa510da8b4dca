package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.BreakGlass;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.RecordDirectory;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What searches return must be what single reads allow, for some hundred generated tokens in all:
 * search narrows in the database, a read is judged on its content, and both ask the same policy.
 * Some of the patients have consents that withhold.
 */
@QuarkusTest
class AccessAgreementIT {

  private static final AccessContext SERVER = AccessContext.system("test");
  private static final int TOKENS = 150;
  private static final String TAG = "_tag=urn:t|agree&_count=200";

  private static final List<String> TYPES =
      List.of(
          "Patient",
          "Observation",
          "Condition",
          "MedicationRequest",
          "Encounter",
          "DocumentReference",
          "Organization",
          "Practitioner",
          "Task",
          "Binary",
          "Device",
          "Consent",
          "RelatedPerson",
          "Provenance");

  private static final List<String> PLACES =
      List.of(
          "*",
          "*",
          "Patient",
          "Observation",
          "Observation?category=laboratory",
          "Observation?category=http://terminology.hl7.org/CodeSystem/observation-category|vital-signs",
          "Observation?category=laboratory,vital-signs&status=final",
          "Observation?code=http://loinc.org|2823-3",
          "Condition",
          "Condition?category=problem-list-item",
          "Condition?encounter=Encounter/agree-p1-enc",
          "MedicationRequest",
          "Encounter",
          "DocumentReference",
          "Organization",
          "Practitioner",
          "Task",
          "Binary",
          "Provenance");

  @Inject FhirGateway gateway;
  @Inject RecordDirectory directory;

  private final List<ResourceKey> stored = new ArrayList<>();

  @BeforeEach
  void store() {
    put("Organization/agree-org", "'name':'Clinic'");
    put("Practitioner/agree-doc", "'name':[{'family':'Doc'}]");
    for (String patient : List.of("agree-p1", "agree-p2", "agree-p3")) {
      String subject = "'subject':{'reference':'Patient/" + patient + "'}";
      put(
          "Patient/" + patient,
          "'name':[{'family':'Agree'}],'managingOrganization':{'reference':'Organization/agree-org'}");
      put("Encounter/" + patient + "-enc", "'status':'finished','class':{'code':'AMB'}," + subject);
      observation(patient + "-k", "laboratory", "final", "2823-3", subject);
      observation(patient + "-na", "laboratory", "preliminary", "2951-2", subject);
      observation(patient + "-hr", "vital-signs", "final", "8867-4", subject);
      condition(patient + "-c1", "problem-list-item", subject, patient);
      condition(patient + "-c2", "encounter-diagnosis", subject, patient);
      put(
          "MedicationRequest/" + patient + "-m",
          "'status':'active','intent':'order','medicationCodeableConcept':{'text':'x'}," + subject);
      put(
          "DocumentReference/" + patient + "-d",
          "'status':'current','content':[{'attachment':{'title':'n'}}]," + subject);
      put(
          "Task/" + patient + "-t",
          "'status':'requested','intent':'order','for':{'reference':'Patient/" + patient + "'}");
      put(
          "Provenance/" + patient + "-v",
          "'recorded':'2026-01-01T00:00:00Z','agent':[{'who':{'reference':'Practitioner/agree-doc'}}],"
              + "'target':[{'reference':'Patient/"
              + patient
              + "'}]");
    }
    put(
        "Observation/agree-both",
        "'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/agree-p1'},"
            + "'performer':[{'reference':'Patient/agree-p2'}]");
    put("Observation/agree-nobody", "'status':'final','code':{'text':'x'}");
    put("Binary/agree-bin", "'contentType':'text/plain','data':'eA=='");
    put(
        "Binary/agree-bin1",
        "'contentType':'text/plain','data':'eA==','securityContext':{'reference':'Patient/agree-p1'}");
    put("Device/agree-dev2", "'patient':{'reference':'Patient/agree-p2'}");
    put("RelatedPerson/agree-rel", "'patient':{'reference':'Patient/agree-p1'}");
    labelled("agree-r1", "agree-p1", "R");
    labelled("agree-v3", "agree-p3", "V");
    labelled("agree-l3", "agree-p3", "L");
    labelled("agree-hiv3", "agree-p3", "HIV");
    consents();
  }

  /** An Observation with a security label. */
  private void labelled(String id, String patient, String label) {
    String system = label.equals("HIV") ? "v3-ActCode" : "v3-Confidentiality";
    ResourceKey key = new ResourceKey("Observation", id);
    String json =
        "{'resourceType':'Observation','id':'"
            + id
            + "','meta':{'tag':[{'system':'urn:t','code':'agree'}],'security':[{'system':"
            + "'http://terminology.hl7.org/CodeSystem/"
            + system
            + "','code':'"
            + label
            + "'}]},'status':'final','code':{'text':'x'},'subject':{'reference':'Patient/"
            + patient
            + "'}}";
    gateway.update(
        SERVER, key, (ObjectNode) Json.parseOwn(json.replace('\'', '"')), WriteOptions.NONE);
    stored.add(key);
  }

  private void consents() {
    String types = "http://hl7.org/fhir/resource-types";
    String confidentiality = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    consent(
        "agree-k1",
        "agree-p1",
        "'type':'permit','provision':[{'type':'deny','code':[{'coding':[{'system':'http://loinc.org',"
            + "'code':'2823-3'}]}]},{'type':'deny','securityLabel':[{'system':'"
            + confidentiality
            + "','code':'R'}]}]");
    consent(
        "agree-k2",
        "agree-p2",
        "'type':'permit','provision':[{'type':'deny','actor':[{'role':{'text':'x'},'reference':"
            + "{'reference':'Practitioner/agree-doc'}}],'provision':[{'type':'permit','class':"
            + "[{'system':'"
            + types
            + "','code':'MedicationRequest'},{'system':'"
            + types
            + "','code':'Patient'}]}]}]");
    consent(
        "agree-k3",
        "agree-p3",
        "'type':'deny','purpose':[{'code':'HRESCH'}],'provision':[{'type':'permit','class':[{'system':'"
            + types
            + "','code':'Observation'}],'securityLabel':[{'system':'"
            + confidentiality
            + "','code':'N'}],'provision':[{'type':'deny','securityLabel':[{'system':"
            + "'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'HIV'}]}]}]");
    consent(
        "agree-k4",
        "agree-p3",
        "'type':'permit','provision':[{'type':'deny','data':[{'meaning':'related','reference':"
            + "{'reference':'Encounter/agree-p3-enc'}}]}]");
  }

  private void consent(String id, String patient, String provision) {
    put(
        "Consent/" + id,
        "'status':'active','scope':{'coding':[{'code':'patient-privacy'}]},'category':[{'text':'x'}],"
            + "'patient':{'reference':'Patient/"
            + patient
            + "'},'policyRule':{'text':'x'},'provision':{"
            + provision
            + "}");
  }

  private void observation(String id, String category, String status, String code, String subject) {
    put(
        "Observation/" + id,
        "'status':'"
            + status
            + "','category':[{'coding':[{'system':"
            + "'http://terminology.hl7.org/CodeSystem/observation-category','code':'"
            + category
            + "'}]}],'code':{'coding':[{'system':'http://loinc.org','code':'"
            + code
            + "'}]},"
            + subject);
  }

  private void condition(String id, String category, String subject, String patient) {
    put(
        "Condition/" + id,
        "'category':[{'coding':[{'code':'"
            + category
            + "'}]}],'encounter':{'reference':'Encounter/"
            + patient
            + "-enc'},'code':{'text':'x'},"
            + subject);
  }

  private void put(String reference, String members) {
    String type = reference.substring(0, reference.indexOf('/'));
    String id = reference.substring(type.length() + 1);
    String json =
        "{'resourceType':'"
            + type
            + "','id':'"
            + id
            + "','meta':{'tag':[{'system':'urn:t','code':'agree'}]},"
            + members
            + "}";
    ResourceKey key = new ResourceKey(type, id);
    gateway.update(
        SERVER, key, (ObjectNode) Json.parseOwn(json.replace('\'', '"')), WriteOptions.NONE);
    stored.add(key);
  }

  private static AccessContext token(Random random) {
    List<String> levels = List.of("patient", "user", "system");
    List<String> scopes = new ArrayList<>();
    String level = levels.get(random.nextInt(3));
    for (int i = random.nextInt(4); i >= 0; i--) {
      String place = PLACES.get(random.nextInt(PLACES.size()));
      int query = place.indexOf('?');
      scopes.add(
          (random.nextInt(5) == 0 ? levels.get(random.nextInt(3)) : level)
              + "/"
              + (query < 0 ? place : place.substring(0, query))
              + (random.nextInt(4) == 0 ? ".cruds" : ".rs")
              + (query < 0 ? "" : place.substring(query)));
    }
    Optional<String> patient =
        random.nextInt(4) == 0
            ? Optional.empty()
            : Optional.of("agree-p" + (1 + random.nextInt(3)));
    List<Optional<String>> users =
        List.of(
            Optional.empty(),
            Optional.of("Practitioner/agree-doc"),
            Optional.of("RelatedPerson/agree-rel"),
            Optional.of("Patient/agree-p2"));
    Grant grant =
        new Grant(
            "agree",
            "t",
            users.get(random.nextInt(4)),
            ScopeSet.read(String.join(" ", scopes)),
            patient,
            Optional.empty());
    if (random.nextInt(4) == 0) {
      grant = grant.forPurposes(Set.of("HRESCH"));
    }
    if (random.nextInt(5) == 0 && grant.ofPractitioner()) {
      grant = grant.breaking(new BreakGlass("BTG", "generated emergency", Instant.MAX));
    }
    AccessContext who = AccessContext.of(grant);
    return random.nextInt(6) == 0 ? who.boundTo(Set.of("agree-p1", "agree-p2")) : who;
  }

  @Test
  void searchReturnsWhatReadsAllow() {
    Random random = new Random(7);
    Set<Integer> sizes = new HashSet<>();
    for (int i = 0; i < TOKENS; i++) {
      AccessContext who = token(random);
      Set<String> readable = readable(who);
      sizes.add(readable.size());
      for (String type : TYPES) {
        Set<String> ofType =
            readable.stream()
                .filter(reference -> reference.startsWith(type + "/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(found(who, type, TAG)).as("%s of %s", type, who).isEqualTo(ofType);
      }
      assertThat(found(who, "", TAG)).as("all of %s", who).isEqualTo(readable);
      assertThat(readable).as("includes of %s", who).containsAll(joined(who));
    }
    assertThat(sizes).as("the tokens differ in what they reach").hasSizeGreaterThan(8);
  }

  /** What joins, chains and whole records bring along. */
  private Set<String> joined(AccessContext who) {
    Set<String> found = new TreeSet<>();
    found.addAll(found(who, "Patient", TAG + "&_revinclude=*&_include=*:*"));
    found.addAll(found(who, "Observation", TAG + "&_include=*"));
    found.addAll(found(who, "Condition", TAG + "&_include=Condition:encounter&_include=*"));
    found.removeIf(reference -> !stored.toString().contains(reference.split("/")[1]));
    return found;
  }

  @Test
  void chainsTellNothingOfWhatCannotBeRead() {
    Random random = new Random(11);
    for (int i = 0; i < TOKENS; i++) {
      AccessContext who = token(random);
      Set<String> readable = readable(who);
      for (String id : List.of("agree-p1", "agree-p2", "agree-p3")) {
        boolean patient = readable.contains("Patient/" + id);
        Set<String> chained =
            found(who, "Observation", TAG + "&subject:Patient.family=Agree&patient=" + id);
        assertThat(patient || chained.isEmpty()).as("chain of %s", who).isTrue();
        Set<String> pointed =
            found(who, "Patient", TAG + "&_id=" + id + "&_has:Observation:patient:code=2823-3");
        assertThat(readable.contains("Observation/" + id + "-k") || pointed.isEmpty())
            .as("reverse chain of %s", who)
            .isTrue();
      }
    }
  }

  @Test
  void viewsAndSubscriptionsShowWhatReadsAllow() {
    Random random = new Random(13);
    List<ResourceVersion> versions = stored.stream().map(key -> gateway.read(SERVER, key)).toList();
    for (int i = 0; i < TOKENS / 3; i++) {
      AccessContext who = token(random);
      Set<String> readable = readable(who);
      for (String type : List.of("Patient", "Observation", "Condition")) {
        Set<String> ofType =
            readable.stream()
                .filter(reference -> reference.startsWith(type + "/"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(rows(who, type)).as("view of %s of %s", type, who).isEqualTo(ofType);
        assertThat(told(who, type, versions)).as("told of %s: %s", type, who).isEqualTo(ofType);
      }
    }
  }

  /** The rows of a view, by the operation as clients call it. */
  private Set<String> rows(AccessContext who, String type) {
    ObjectNode view = Json.object().put("resourceType", "ViewDefinition").put("resource", type);
    view.put("status", "active");
    view.putArray("where").addObject().put("path", "meta.tag.exists(code = 'agree')");
    view.putArray("select")
        .addObject()
        .putArray("column")
        .addObject()
        .put("name", "id")
        .put("path", "id")
        .put("type", "id");
    ObjectNode parameters = Json.object().put("resourceType", "Parameters");
    parameters.putArray("parameter").addObject().put("name", "viewResource").set("resource", view);
    parameters.withArray("parameter").addObject().put("name", "_format").put("valueCode", "csv");
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
    ObjectNode entry = bundle.putArray("entry").addObject();
    entry.set("resource", parameters);
    entry.putObject("request").put("method", "POST").put("url", "ViewDefinition/$run");
    JsonNode answer = gateway.process(who, bundle).at("/entry/0");
    String status = answer.at("/response/status").asText();
    if (status.startsWith("403")) {
      return new TreeSet<>();
    }
    assertThat(status).as(answer.toString()).startsWith("200");
    return new String(
            Base64.getDecoder().decode(answer.at("/resource/data").asText()),
            StandardCharsets.UTF_8)
        .lines()
        .skip(1)
        .map(id -> type + "/" + id.strip())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Of which changes a subscriber is told, and then shown. */
  private Set<String> told(AccessContext who, String type, List<ResourceVersion> versions) {
    List<ResourceVersion> changed =
        versions.stream().filter(version -> version.key().type().equals(type)).toList();
    return gateway.matching(who, type, List.of(TAG), changed).get(TAG).stream()
        .map(id -> new ResourceKey(type, id))
        .filter(key -> allowed(() -> gateway.readVersion(who, key, 1)))
        .map(ResourceKey::reference)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whoChoosesIsShownWhatATokenWouldReach() {
    for (String user :
        List.of("Practitioner/agree-doc", "RelatedPerson/agree-rel", "Patient/agree-p2")) {
      AccessContext who =
          AccessContext.of(
              new Grant(
                  "agree",
                  "t",
                  Optional.of(user),
                  ScopeSet.read("user/Patient.rs user/Encounter.rs"),
                  Optional.empty(),
                  Optional.empty()));
      Set<String> readable = readable(who);
      Set<String> shown = new TreeSet<>();
      for (String id : List.of("agree-p1", "agree-p2", "agree-p3")) {
        directory.patient(user, id).ifPresent(one -> shown.add("Patient/" + one.id()));
        directory.encounters(user, id, 50).forEach(one -> shown.add("Encounter/" + one.id()));
        boolean encounter = directory.encounter(user, id, id + "-enc").isPresent();
        assertThat(encounter).isEqualTo(readable.contains("Encounter/" + id + "-enc"));
      }
      assertThat(shown).as(user).isNotEmpty().isEqualTo(readable);
      assertThat(directory.patients(user, "Agree", 200))
          .extracting(one -> "Patient/" + one.id())
          .filteredOn(reference -> reference.startsWith("Patient/agree-p"))
          .containsExactlyInAnyOrderElementsOf(
              readable.stream().filter(reference -> reference.startsWith("Patient/")).toList());
    }
  }

  private Set<String> readable(AccessContext who) {
    return stored.stream()
        .filter(key -> allowed(() -> gateway.read(who, key)))
        .filter(key -> allowed(() -> gateway.readVersion(who, key, 1)))
        .map(ResourceKey::reference)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean allowed(Runnable read) {
    try {
      read.run();
      return true;
    } catch (FhirProblem problem) {
      assertThat(problem.status()).isEqualTo(403);
      return false;
    }
  }

  /** Empty where the search is refused altogether. */
  private Set<String> found(AccessContext who, String type, String query) {
    try {
      SearchPage page =
          gateway.search(
              who, SearchOptions.of(type, true), type.isEmpty() ? query + types() : query);
      return hits(page)
          .map(v -> v.key().reference())
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (FhirProblem problem) {
      assertThat(problem.status()).as(problem.getMessage()).isEqualTo(403);
      return new TreeSet<>();
    }
  }

  private static String types() {
    return "&_type=" + String.join(",", TYPES);
  }

  private static Stream<ResourceVersion> hits(SearchPage page) {
    return page.hits().stream().map(SearchPage.Hit::resource);
  }
}
