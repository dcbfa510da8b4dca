package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** The record that the rows of the access matrix speak of; storing it again changes nothing. */
final class AccessMatrixFixture {

  static final String PREFIX = "am-";
  static final String TAG = "_tag=urn:am|matrix";

  private static final AccessContext SERVER = AccessContext.system("test");

  private final FhirGateway gateway;

  AccessMatrixFixture(FhirGateway gateway) {
    this.gateway = gateway;
  }

  void store() {
    put("Practitioner/am-doc", "'name':[{'family':'Doc'}]");
    put("Practitioner/am-tea", "'name':[{'family':'Tea'}]");
    put("Practitioner/am-other", "'name':[{'family':'Other'}]");
    put("Organization/am-org", "'name':'Clinic'");
    put("Location/am-loc", "'name':'Ward'");
    put("Medication/am-med", "'code':{'text':'x'}");
    put(
        "PractitionerRole/am-role",
        ref("practitioner", "Practitioner/am-doc")
            + ","
            + ref("organization", "Organization/am-org"));
    put(
        "Patient/am-p1",
        "'name':[{'family':'Am'}],'generalPractitioner':[{'reference':'Practitioner/am-doc'}]");
    put("Patient/am-p2", "'name':[{'family':'Am'}]");
    put("RelatedPerson/am-rel1", ref("patient", "Patient/am-p1"));
    put("RelatedPerson/am-relold", "'active':false," + ref("patient", "Patient/am-p1"));
    put("RelatedPerson/am-rel2", ref("patient", "Patient/am-p2"));
    ofPatient("1", "problem-list-item");
    ofPatient("2", "encounter-diagnosis");
    put("Device/am-dev0", "'type':{'text':'x'}");
    put("Task/am-task0", "'status':'requested','intent':'order'");
    put("Binary/am-bin0", "'contentType':'text/plain','data':'eA=='");
    put("Observation/am-nob", observation("", ""));
    put(
        "Observation/am-both",
        observation("", "Patient/am-p1") + ",'performer':[{'reference':'Patient/am-p2'}]");
    put(
        "Group/am-grp1",
        "'type':'person','actual':true,'member':[{'entity':{'reference':'Patient/am-p1'}}]");
    put(
        "Group/am-grp12",
        "'type':'person','actual':true,'member':[{'entity':{'reference':'Patient/am-p1'}},"
            + "{'entity':{'reference':'Patient/am-p2'}}]");
    put(
        "CareTeam/am-team2",
        ref("subject", "Patient/am-p2")
            + ",'status':'active','participant':[{"
            + ref("member", "Practitioner/am-tea")
            + "}]");
    put(
        "List/am-list1",
        "'status':'current','mode':'working',"
            + ref("subject", "Patient/am-p1")
            + entries("am-lab1"));
    put(
        "List/am-list2",
        "'status':'current','mode':'working',"
            + ref("subject", "Patient/am-p2")
            + entries("am-lab2", "am-lab1"));
    put(
        "Provenance/am-prov1",
        "'recorded':'2026-01-01T00:00:00Z','target':[{'reference':'Patient/am-p1'}],'agent':[{"
            + ref("who", "Practitioner/am-doc")
            + "}]");
    twice("Observation/am-moved", "Patient/am-p2", "Patient/am-p1");
    twice("Observation/am-left", "Patient/am-p1", "Patient/am-p2");
    deleted("Observation/am-gone1", "Patient/am-p1");
    deleted("Observation/am-gone2", "Patient/am-p2");
  }

  private void ofPatient(String n, String category) {
    String patient = "Patient/am-p" + n;
    String subject = ref("subject", patient);
    put("Encounter/am-enc" + n, "'status':'finished','class':{'code':'AMB'}," + subject);
    put("Observation/am-lab" + n, observation("laboratory", patient) + identifier("lab" + n));
    put("Observation/am-vit" + n, observation("vital-signs", patient));
    put(
        "Condition/am-con" + n,
        "'category':[{'coding':[{'code':'"
            + category
            + "'}]}],"
            + ref("encounter", "Encounter/am-enc" + n)
            + ","
            + subject);
    put(
        "MedicationRequest/am-mr" + n,
        "'status':'active','intent':'order',"
            + ref("medicationReference", "Medication/am-med")
            + ","
            + subject);
    put(
        "DocumentReference/am-note" + n,
        "'status':'current','content':[{'attachment':{'title':'n'}}]," + subject);
    put("Device/am-dev" + n, ref("patient", patient));
    put("Task/am-task" + n, "'status':'requested','intent':'order'," + ref("for", patient));
    put(
        "Binary/am-bin" + n,
        "'contentType':'text/plain','data':'eA=='," + ref("securityContext", patient));
    put("GuidanceResponse/am-gr" + n, "'moduleUri':'urn:x','status':'success'," + subject);
  }

  static String identifier(String value) {
    return ",'identifier':[{'system':'urn:am','value':'" + value + "'}]";
  }

  /** Members of an Observation; without a category or a subject where these are empty. */
  static String observation(String category, String subject) {
    return "'status':'final','code':{'text':'x'}"
        + (category.isEmpty()
            ? ""
            : ",'category':[{'coding':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/observation-category','code':'"
                + category
                + "'}]}]")
        + (subject.isEmpty() ? "" : "," + ref("subject", subject));
  }

  private static String ref(String name, String reference) {
    return "'" + name + "':{'reference':'" + reference + "'}";
  }

  private static String entries(String... observations) {
    List<String> items = new ArrayList<>();
    for (String id : observations) {
      items.add("{" + ref("item", "Observation/" + id) + "}");
    }
    return ",'entry':[" + String.join(",", items) + "]";
  }

  private void twice(String reference, String first, String second) {
    if (!known(reference)) {
      put(reference, observation("", first));
      put(reference, observation("", second));
    }
  }

  private void deleted(String reference, String subject) {
    if (!known(reference)) {
      put(reference, observation("", subject));
      gateway.delete(SERVER, key(reference), WriteOptions.NONE);
    }
  }

  private boolean known(String reference) {
    try {
      gateway.historyInstance(SERVER, key(reference), HistoryQuery.newest());
      return true;
    } catch (org.chartwarden.fhir.model.FhirProblem absent) {
      return false;
    }
  }

  private void put(String reference, String members) {
    gateway.update(SERVER, key(reference), resource(key(reference), members), WriteOptions.NONE);
  }

  static ResourceKey key(String reference) {
    return new ResourceKey(
        reference.substring(0, reference.indexOf('/')),
        reference.substring(reference.indexOf('/') + 1));
  }

  /** A resource with the tag of the fixture; members with single quotes. */
  static ObjectNode resource(ResourceKey key, String members) {
    return resource(key.type(), ",'id':'" + key.id() + "'", members);
  }

  static ObjectNode resource(String type, String id, String members) {
    String json =
        "{'resourceType':'"
            + type
            + "'"
            + id
            + ",'meta':{'tag':[{'system':'urn:am','code':'matrix'}]}"
            + (members.isEmpty() ? "" : "," + members)
            + "}";
    return (ObjectNode) Json.parseOwn(json.replace('\'', '"'));
  }
}
