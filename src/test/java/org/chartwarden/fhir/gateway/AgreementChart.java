package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/**
 * The record that generated tokens ask for: three patients, some of whose consents withhold, what
 * belongs to nobody, and resources whose older versions were somebody else's or something else.
 * Storing it again changes nothing.
 */
final class AgreementChart {

  static final List<String> PATIENTS = List.of("agree-p1", "agree-p2", "agree-p3");
  static final AccessContext SERVER = AccessContext.system("test");
  static final String TAG = "_tag=urn:t|agree";

  /** The types that there is something of. */
  static final List<String> TYPES =
      List.of(
          "Patient",
          "Observation",
          "Condition",
          "MedicationRequest",
          "Medication",
          "Encounter",
          "DocumentReference",
          "Organization",
          "Location",
          "Practitioner",
          "PractitionerRole",
          "Group",
          "Task",
          "Binary",
          "Device",
          "Consent",
          "RelatedPerson",
          "Provenance");

  private static final String TERMINOLOGY = "http://terminology.hl7.org/CodeSystem/";

  private final FhirGateway gateway;
  private final Map<ResourceKey, List<ResourceKey>> twins = new LinkedHashMap<>();
  private final List<ResourceKey> stored = new ArrayList<>();
  private final List<ResourceKey> deleted = new ArrayList<>();

  AgreementChart(FhirGateway gateway) {
    this.gateway = gateway;
  }

  /** What is there now. */
  List<ResourceKey> stored() {
    return stored;
  }

  /** What was there and was deleted. */
  List<ResourceKey> deleted() {
    return deleted;
  }

  /**
   * What has two versions, with resources of their own that hold what these versions hold, the
   * older one first.
   */
  Map<ResourceKey, List<ResourceKey>> twins() {
    return twins;
  }

  /** Before the first version of any of it. */
  Instant begin() {
    return stored.stream()
        .map(key -> gateway.readVersion(SERVER, key, 1).lastUpdated())
        .min(Comparator.naturalOrder())
        .orElseThrow()
        .minusMillis(1);
  }

  AgreementChart store() {
    put("Organization/agree-org", "'name':'Clinic'");
    put("Organization/agree-org2", "'name':'Practice'");
    put("Location/agree-loc", ref("managingOrganization", "Organization/agree-org2"));
    put("Medication/agree-med", "'code':{'text':'x'}");
    put("Practitioner/agree-doc", "'name':[{'family':'Doc'}]");
    put(
        "PractitionerRole/agree-role",
        ref("practitioner", "Practitioner/agree-doc")
            + ","
            + ref("organization", "Organization/agree-org2"));
    PATIENTS.forEach(this::ofPatient);
    put(
        "Observation/agree-both",
        observation("", "final", "")
            + ",'subject':{'reference':'Patient/agree-p1'}"
            + ",'performer':[{'reference':'Patient/agree-p2'}]");
    put("Observation/agree-nobody", observation("", "final", ""));
    put("Binary/agree-bin", "'contentType':'text/plain','data':'eA=='");
    put(
        "Binary/agree-bin1",
        "'contentType':'text/plain','data':'eA=='," + ref("securityContext", "Patient/agree-p1"));
    put("Device/agree-dev2", ref("patient", "Patient/agree-p2"));
    put("RelatedPerson/agree-rel", ref("patient", "Patient/agree-p1"));
    put(
        "Group/agree-group",
        "'type':'person','actual':true,'member':[{"
            + ref("entity", "Patient/agree-p1")
            + "},{"
            + ref("entity", "Patient/agree-p2")
            + "}]");
    labelled("agree-r1", "agree-p1", "v3-Confidentiality", "R");
    labelled("agree-v3", "agree-p3", "v3-Confidentiality", "V");
    labelled("agree-l3", "agree-p3", "v3-Confidentiality", "L");
    labelled("agree-hiv3", "agree-p3", "v3-ActCode", "HIV");
    AgreementConsents.all().forEach(this::put);
    versions();
    return this;
  }

  private void ofPatient(String patient) {
    String subject = ref("subject", "Patient/" + patient);
    boolean third = patient.equals("agree-p3");
    put(
        "Patient/" + patient,
        "'name':[{'family':'Agree'}]," + ref("managingOrganization", "Organization/agree-org"));
    put(
        "Encounter/" + patient + "-enc",
        "'status':'finished','class':{'code':'AMB'},"
            + subject
            + ",'participant':[{"
            + ref("individual", third ? "PractitionerRole/agree-role" : "Practitioner/agree-doc")
            + "}],'location':[{"
            + ref("location", "Location/agree-loc")
            + "}]");
    put(
        "Observation/" + patient + "-k",
        observation("laboratory", "final", "2823-3") + "," + subject);
    put(
        "Observation/" + patient + "-na",
        observation("laboratory", "preliminary", "2951-2") + "," + subject);
    put(
        "Observation/" + patient + "-hr",
        observation("vital-signs", "final", "8867-4") + "," + subject);
    condition(patient + "-c1", "problem-list-item", subject, patient);
    condition(patient + "-c2", "encounter-diagnosis", subject, patient);
    put(
        "MedicationRequest/" + patient + "-m",
        "'status':'active','intent':'order',"
            + ref("medicationReference", "Medication/agree-med")
            + ","
            + subject);
    put(
        "DocumentReference/" + patient + "-d",
        "'status':'current','content':[{'attachment':{'title':'n'}}]," + subject);
    put(
        "Task/" + patient + "-t",
        "'status':'requested','intent':'order'," + ref("for", "Patient/" + patient));
    put(
        "Provenance/" + patient + "-v",
        "'recorded':'2026-01-01T00:00:00Z','agent':[{"
            + ref("who", "Practitioner/agree-doc")
            + "}],'target':[{'reference':'Patient/"
            + patient
            + "'}]");
  }

  static String ref(String name, String reference) {
    return "'" + name + "':{'reference':'" + reference + "'}";
  }

  /** Members of an Observation; without a category or a code of LOINC where these are empty. */
  private static String observation(String category, String status, String code) {
    String members = "'status':'" + status + "'";
    if (!category.isEmpty()) {
      members +=
          ",'category':[{'coding':[{'system':'"
              + TERMINOLOGY
              + "observation-category','code':'"
              + category
              + "'}]}]";
    }
    return members
        + (code.isEmpty()
            ? ",'code':{'text':'x'}"
            : ",'code':{'coding':[{'system':'http://loinc.org','code':'" + code + "'}]}");
  }

  private void condition(String id, String category, String subject, String patient) {
    put(
        "Condition/" + id,
        "'category':[{'coding':[{'code':'"
            + category
            + "'}]}],"
            + ref("encounter", "Encounter/" + patient + "-enc")
            + ",'code':{'text':'x'},"
            + subject);
  }

  /** An Observation with a security label. */
  private void labelled(String id, String patient, String system, String label) {
    put("Observation/" + id, label(system, label), of(patient));
  }

  private static String label(String system, String label) {
    return ",'security':[{'system':'" + TERMINOLOGY + system + "','code':'" + label + "'}]";
  }

  private static String of(String patient) {
    return observation("", "final", "") + "," + ref("subject", "Patient/" + patient);
  }

  private void versions() {
    String first = "," + ref("subject", "Patient/agree-p1");
    twice("agree-moved", "", of("agree-p2"), "", of("agree-p1"));
    twice("agree-left", "", of("agree-p1"), "", of("agree-p3"));
    twice("agree-opened", label("v3-Confidentiality", "R"), of("agree-p1"), "", of("agree-p1"));
    twice("agree-closed", "", of("agree-p3"), label("v3-ActCode", "HIV"), of("agree-p3"));
    twice(
        "agree-recoded",
        "",
        observation("laboratory", "final", "2823-3") + first,
        "",
        observation("vital-signs", "final", "8867-4") + first);
    gone("agree-gone1", of("agree-p1"));
    gone("agree-gone3", of("agree-p3"));
  }

  private void twice(String id, String olderLabel, String older, String label, String now) {
    ResourceKey key = new ResourceKey("Observation", id);
    twins.put(key, List.of(twin(id + "-1", olderLabel, older), twin(id + "-2", label, now)));
    if (!known(key)) {
      write(key, olderLabel, older);
      write(key, label, now);
    }
    stored.add(key);
  }

  private ResourceKey twin(String id, String label, String members) {
    put("Observation/" + id, label, members);
    return new ResourceKey("Observation", id);
  }

  private void gone(String id, String members) {
    ResourceKey key = new ResourceKey("Observation", id);
    if (!known(key)) {
      write(key, "", members);
      gateway.delete(SERVER, key, WriteOptions.NONE);
    }
    deleted.add(key);
  }

  private boolean known(ResourceKey key) {
    try {
      return !gateway.historyInstance(SERVER, key, HistoryQuery.newest()).versions().isEmpty();
    } catch (FhirProblem absent) {
      return false;
    }
  }

  private void put(String reference, String members) {
    put(reference, "", members);
  }

  private void put(String reference, String label, String members) {
    int slash = reference.indexOf('/');
    ResourceKey key =
        new ResourceKey(reference.substring(0, slash), reference.substring(slash + 1));
    write(key, label, members);
    stored.add(key);
  }

  private void write(ResourceKey key, String label, String members) {
    String json =
        "{'resourceType':'"
            + key.type()
            + "','id':'"
            + key.id()
            + "','meta':{'tag':[{'system':'urn:t','code':'agree'}]"
            + label
            + "},"
            + members
            + "}";
    JsonNode resource = Json.parseOwn(json.replace('\'', '"'));
    gateway.update(SERVER, key, (ObjectNode) resource, WriteOptions.NONE);
  }
}
