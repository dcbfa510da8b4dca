package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.smart.BreakGlass;
import org.chartwarden.smart.Grant;
import org.chartwarden.smart.scopes.ScopeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What patients' consents withhold, by reads, searches, lists that go on, and exports. */
@QuarkusTest
class ConsentAccessIT {

  private static final AccessContext SERVER = AccessContext.system("test");

  @Inject FhirGateway gateway;
  @Inject DataSource source;
  @Inject Clock clock;

  private String patient;
  private String doctor;
  private String tag;

  @BeforeEach
  void chart() {
    patient = "k-" + UUID.randomUUID();
    doctor = "d-" + UUID.randomUUID();
    tag = "t" + UUID.randomUUID();
    put("Practitioner", doctor, "'name':[{'family':'D'}]");
    put("Patient", patient, "'name':[{'family':'K'}]");
    observation("lab", "laboratory", "");
    observation("vit", "vital-signs", "");
    observation(
        "hiv",
        "laboratory",
        ",'security':[{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'HIV'}]");
    observation(
        "restricted",
        "laboratory",
        ",'security':[{'system':'http://terminology.hl7.org/CodeSystem/v3-Confidentiality',"
            + "'code':'V'}]");
  }

  private void observation(String name, String category, String security) {
    put(
        "Observation",
        patient + "-" + name.charAt(0),
        "'status':'final','code':{'text':'x'},'category':[{'coding':[{'code':'"
            + category
            + "'}]}],'subject':{'reference':'Patient/"
            + patient
            + "'}",
        security);
  }

  private void put(String type, String id, String members) {
    put(type, id, members, "");
  }

  private void put(String type, String id, String members, String meta) {
    String json =
        "{'resourceType':'"
            + type
            + "','id':'"
            + id
            + "','meta':{'tag':[{'system':'urn:k','code':'"
            + tag
            + "'}]"
            + meta
            + "},"
            + members
            + "}";
    gateway.update(
        SERVER,
        new ResourceKey(type, id),
        (ObjectNode) Json.parseOwn(json.replace('\'', '"')),
        WriteOptions.NONE);
  }

  private void consent(String provision) {
    consent("active", provision);
  }

  private void consent(String status, String provision) {
    put(
        "Consent",
        "c-" + patient,
        "'status':'"
            + status
            + "','scope':{'coding':[{'code':'patient-privacy'}]},'category':[{'text':'x'}],"
            + "'policyRule':{'text':'x'},'patient':{'reference':'Patient/"
            + patient
            + "'},'provision':{"
            + provision
            + "}");
  }

  private AccessContext practitioner() {
    return AccessContext.of(grant("user/*.cruds", "Practitioner/" + doctor));
  }

  private static Grant grant(String scopes, String user) {
    return new Grant(
        "k",
        UUID.randomUUID().toString(),
        Optional.ofNullable(user),
        ScopeSet.read(scopes),
        Optional.empty(),
        Optional.empty());
  }

  /** First letters of the Observations that a search finds, after reads were found to agree. */
  private Set<String> seen(AccessContext who) {
    Set<String> searched =
        gateway
            .search(who, "Observation", "_tag=urn:k|" + tag + "&_sort=-date&_total=accurate", false)
            .matches()
            .stream()
            .map(version -> version.key().id())
            .collect(Collectors.toSet());
    for (String letter : List.of("l", "v", "h", "r")) {
      String id = patient + "-" + letter;
      assertThat(reads(who, new ResourceKey("Observation", id)))
          .as(id)
          .isEqualTo(searched.contains(id));
    }
    return searched.stream()
        .map(id -> id.substring(patient.length() + 1))
        .collect(Collectors.toSet());
  }

  private boolean reads(AccessContext who, ResourceKey key) {
    try {
      gateway.read(who, key);
      gateway.readVersion(who, key, 1);
      gateway.historyInstance(who, key, HistoryQuery.newest());
      return true;
    } catch (FhirProblem problem) {
      assertThat(problem.status()).isEqualTo(403);
      return false;
    }
  }

  @Test
  void withoutAConsentNothingIsWithheld() {
    assertThat(seen(practitioner())).containsExactlyInAnyOrder("l", "v", "h", "r");
  }

  @Test
  void aCategoryIsWithheldByItsCode() {
    consent(
        "'type':'permit','provision':[{'type':'deny','code':[{'coding':[{'code':'laboratory'}]}]}]");
    assertThat(seen(practitioner())).containsExactly("v");
    consent(
        "'type':'permit','provision':[{'type':'deny','code':[{'coding':[{'code':'vital-signs'}]}]}]");
    assertThat(seen(practitioner())).containsExactlyInAnyOrder("l", "h", "r");
  }

  @Test
  void labelsAreWithheldAndConfidentialityReachesUpwards() {
    consent(
        "'type':'permit','provision':[{'type':'deny','securityLabel':[{'system':"
            + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'R'}]}]");
    assertThat(seen(practitioner())).containsExactlyInAnyOrder("l", "v", "h");
    consent("'type':'permit','provision':[{'type':'deny','securityLabel':[{'code':'HIV'}]}]");
    assertThat(seen(practitioner())).containsExactlyInAnyOrder("l", "v", "r");
  }

  @Test
  void onePractitionerIsShutOutAndNobodyElse() {
    consent(
        "'type':'permit','provision':[{'type':'deny','actor':[{'role':{'text':'x'},'reference':"
            + "{'reference':'Practitioner/"
            + doctor
            + "'}}]}]");
    assertThat(seen(practitioner())).isEmpty();
    assertThat(reads(practitioner(), new ResourceKey("Patient", patient))).isFalse();
    assertThat(seen(AccessContext.of(grant("user/*.rs", "Practitioner/somebody-else")))).hasSize(4);
    assertThat(seen(AccessContext.of(grant("system/*.rs", null)))).hasSize(4);
  }

  @Test
  void aRoleOrOrganizationShutsOutWhoIsInIt() {
    put("Organization", "o-" + doctor, "'name':'O'");
    put(
        "PractitionerRole",
        "r-" + doctor,
        "'practitioner':{'reference':'Practitioner/"
            + doctor
            + "'},'organization':{'reference':'Organization/o-"
            + doctor
            + "'}");
    consent(
        "'type':'deny','actor':[{'role':{'text':'x'},'reference':{'reference':'Organization/o-"
            + doctor
            + "'}}]");
    assertThat(seen(practitioner())).isEmpty();
    assertThat(seen(AccessContext.of(grant("user/*.rs", "Practitioner/somebody-else")))).hasSize(4);
  }

  @Test
  void anExceptionPermitsWithinADenial() {
    consent(
        "'type':'deny','provision':[{'type':'permit','class':[{'system':"
            + "'http://hl7.org/fhir/resource-types','code':'Observation'}],'securityLabel':[{'system':"
            + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'N'}]}]");
    assertThat(seen(practitioner())).containsExactlyInAnyOrder("l", "v", "h");
    assertThat(reads(practitioner(), new ResourceKey("Patient", patient))).isFalse();
  }

  @Test
  void thePatientSeesEverything() {
    consent("'type':'deny'");
    Grant own =
        new Grant(
            "k",
            "own",
            Optional.of("Patient/" + patient),
            ScopeSet.read("patient/*.rs"),
            Optional.of(patient),
            Optional.empty());
    assertThat(seen(AccessContext.of(own))).hasSize(4);
    assertThat(seen(practitioner())).isEmpty();
    consent("inactive", "'type':'deny'");
    assertThat(seen(practitioner())).hasSize(4);
  }

  @Test
  void writesAreWithheldToo() {
    consent("'type':'deny'");
    ResourceKey key = new ResourceKey("Observation", patient + "-l");
    ObjectNode content = gateway.read(SERVER, key).tree().put("status", "amended");
    assertThatThrownBy(() -> gateway.update(practitioner(), key, content, WriteOptions.NONE))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.code()).isEqualTo("consent"));
    assertThatThrownBy(() -> gateway.delete(practitioner(), key, WriteOptions.NONE))
        .isInstanceOf(FhirProblem.class);
  }

  @Test
  void listsThatWereMadeBeforeShowItNoMore() {
    String query = "_tag=urn:k|" + tag + "&_sort=_id&_count=1";
    AccessContext who = practitioner();
    SearchPage first = gateway.search(who, "Observation", query, false);
    assertThat(first.matches()).hasSize(1);
    ResourceSnapshot list =
        gateway.takeSnapshot(
            who,
            new SnapshotWish(
                List.of("Observation"),
                Map.of("Observation", List.of("_tag=urn:k|" + tag)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
    RecordPage record =
        gateway.record(who, PatientRecord.of(new ResourceKey("Patient", patient)), 1);

    consent("'type':'deny'");

    assertThat(gateway.page(who, first.next().orElseThrow()).matches()).isEmpty();
    List<String> exported = new ArrayList<>();
    gateway.readSnapshot(who, list.id(), 1, version -> exported.add(version.key().id()));
    assertThat(exported).isEmpty();
    assertThat(gateway.record(who, record.next().orElseThrow(), 10).resources()).isEmpty();
  }

  @Test
  void whoBreaksTheGlassSeesEverythingAndIsTold() {
    consent("'type':'deny'");
    BreakGlass glass =
        BreakGlass.begin(
            "BTG",
            "found unconscious",
            clock.instant(),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30));
    Grant emergency = grant("user/*.rs", "Practitioner/" + doctor).breaking(glass);

    assertThat(seen(AccessContext.of(emergency))).hasSize(4);
    assertThat(told(emergency))
        .contains("search", "Observation/" + patient + "-l")
        .doesNotHaveDuplicates();

    Grant late =
        grant("user/*.rs", "Practitioner/" + doctor)
            .breaking(new BreakGlass("BTG", "found unconscious", Instant.EPOCH));
    assertThat(seen(AccessContext.of(late))).isEmpty();
    assertThat(told(late)).isEmpty();
  }

  /** Subjects of the audit entries about one token's broken glass. */
  private List<String> told(Grant grant) {
    return new Database(source)
        .list(
            "SELECT subject FROM audit_entry WHERE action = 'break-glass' AND detail::text LIKE ?",
            row -> row.getString(1),
            "%" + grant.token() + "%");
  }
}
