package org.chartwarden.fhir.gateway.trail;

import static io.restassured.RestAssured.given;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;

/** What the rows of {@code audit/ways-in.rows} speak of, by the letters that stand for it there. */
final class WaysInChart {

  /** A view of patients. */
  static final String VIEW =
      "{\"resourceType\":\"ViewDefinition\",\"name\":\"ways\",\"status\":\"active\","
          + "\"resource\":\"Patient\",\"select\":[{\"column\":[{\"name\":\"id\",\"path\":\"id\"}]}]}";

  private static final String NOTE =
      Base64.getEncoder()
          .encodeToString(
              "Progress note. Potassium 3.4 mmol/L this morning.".getBytes(StandardCharsets.UTF_8));
  private static final String OF = "'subject':{'reference':'Patient/PPP'}";
  private static final String LAB =
      "'status':'final','category':[{'coding':[{'system':"
          + "'http://terminology.hl7.org/CodeSystem/observation-category','code':'laboratory'}]}],"
          + "'code':{'coding':[{'system':'http://loinc.org','code':'2823-3'}]},"
          + "'effectiveDateTime':'2024-05-20T06:00:00Z',"
          + OF
          + ",'valueQuantity':{'value':%s,'unit':'mmol/L','system':'http://unitsofmeasure.org',"
          + "'code':'mmol/L'}";

  private WaysInChart() {}

  /**
   * Stores all that stays as it is.
   *
   * @param filled puts names in place of letters
   * @param token of whoever sends the requests
   */
  static void store(UnaryOperator<String> filled, String token) {
    put(filled, "Patient/PPP", "'gender':'female','birthDate':'1960-01-01'");
    put(filled, "Observation/VVV", LAB.formatted("3.9"));
    put(filled, "Observation/VVV", LAB.formatted("4.1"));
    put(
        filled,
        "DocumentReference/DDD",
        "'status':'current','date':'2024-05-20T11:00:00Z',"
            + OF
            + ",'content':[{'attachment':{'contentType':'text/plain','data':'"
            + NOTE
            + "'}}]");
    put(
        filled,
        "Composition/KKK",
        "'status':'final','type':{'text':'x'},'date':'2024-01-01','title':'T',"
            + OF
            + ",'author':[{'reference':'Patient/PPP'}]");
    put(
        filled,
        "Group/GGG",
        "'type':'person','actual':true,'member':[{'entity':{'reference':'Patient/PPP'}}]");
    String identifier = "'identifier':[{'system':'urn:ways','value':'MMM'}]";
    put(
        filled,
        "EvidenceVariable/SSS",
        "'status':'active',"
            + identifier
            + ",'characteristic':[{'description':'Age 18 years or older',"
            + "'definitionCodeableConcept':{'text':'a'}}]");
    put(filled, "ResearchStudy/SSS", "'status':'active','title':'Ways'," + identifier);
    put(
        filled,
        "CodeSystem/SSS",
        "'url':'http://ways/MMM','status':'active','content':'complete','hierarchyMeaning':'is-a',"
            + "'concept':[{'code':'mammal','concept':[{'code':'dog'}]}]");
    put(
        filled,
        "ValueSet/SSS",
        "'url':'http://ways/MMM/set','status':'active','compose':{'include':["
            + "{'system':'http://ways/MMM'}]}");
    put(
        filled,
        "ConceptMap/SSS",
        "'url':'http://ways/MMM/map','status':'active','group':[{'source':'http://ways/MMM',"
            + "'target':'http://ways/sounds','element':[{'code':'dog','target':[{'code':'bark',"
            + "'equivalence':'wider'}]}]}]");
    send(
        filled,
        token,
        "PUT",
        "/fhir/Subscription/UUU",
        "{'resourceType':'Subscription','id':'UUU','status':'requested','reason':'ways',"
            + "'criteria':'Patient?_id=PPP','channel':{'type':'websocket'}}");
    send(filled, token, "POST", "/consistency/check", "{'noteReference':'DocumentReference/DDD'}");
  }

  /** Stores what the rows change. */
  static void refresh(UnaryOperator<String> filled) {
    put(filled, "Patient/QQQ", "'name':[{'family':'In'}]");
    put(filled, "Observation/OOO", "'status':'final','code':{'text':'x'}," + OF);
  }

  private static void put(UnaryOperator<String> filled, String reference, String members) {
    TrailProbe.put(filled.apply(reference), filled.apply(members.replace('\'', '"')));
  }

  private static void send(
      UnaryOperator<String> filled, String token, String method, String address, String body) {
    given()
        .header("Authorization", "Bearer " + token)
        .contentType(address.startsWith("/fhir") ? TrailProbe.FHIR : "application/json")
        .body(filled.apply(body.replace('\'', '"')))
        .request(method, filled.apply(address))
        .then()
        .statusCode(org.hamcrest.Matchers.lessThan(300));
  }
}
