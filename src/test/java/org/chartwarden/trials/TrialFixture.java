package org.chartwarden.trials;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.chartwarden.trials.importing.TrialImport;
import org.chartwarden.trials.importing.TrialImportReport;

/** A few trials and patients that tests of the served matching share. */
public final class TrialFixture {

  /** Of the fixture's condition, for people of 40 to 75 years, recruiting. */
  public static final String FITTING = "NCT91000001";

  /** Of the fixture's condition, for people of 18 to 30 years, completed. */
  public static final String YOUNG = "NCT91000002";

  /** A ResearchStudy that was written by hand, without criteria. */
  public static final String BARE = "trial-by-hand";

  /** A ResearchStudy that was written by hand, whose criteria carry its identifier. */
  public static final String LINKED = "trial-by-hand-linked";

  /** A woman of 1960 with the condition. */
  public static final String PATIENT = "trial-patient";

  /** A man of 2000 without it. */
  public static final String OTHER = "trial-other";

  public static final String GROUP = "trial-group";
  public static final String CONDITION = "Sarcoidosis";

  private static final String STUDY =
      """
      {"protocolSection":{"identificationModule":{"nctId":"%s","briefTitle":"%s"},\
      "statusModule":{"overallStatus":"%s","lastUpdatePostDateStruct":{"date":"2025-03-01"}},\
      "conditionsModule":{"conditions":["Sarcoidosis"]},\
      "designModule":{"studyType":"INTERVENTIONAL","phases":["PHASE2"]},\
      "eligibilityModule":{"eligibilityCriteria":"Inclusion Criteria:\\n\\n- Age %s years\\n\
      - Sarcoidosis\\n- HbA1c below 8%%\\n\\nExclusion Criteria:\\n\\n- Pregnancy\\n\
      - Serum creatinine > 1.5 mg/dL\\n- History of stroke\\n",\
      "sex":"ALL","minimumAge":"18 Years","healthyVolunteers":false}}}
      """;

  private TrialFixture() {}

  /** Stores all of it; what is there already stays as it is. */
  public static void load(TrialImport imports, Path folder) {
    trials(
        imports,
        folder,
        STUDY.formatted(FITTING, "Inhaled drug in sarcoidosis", "RECRUITING", "40 to 75")
            + STUDY.formatted(YOUNG, "Young people with sarcoidosis", "COMPLETED", "18 to 30"));
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "batch");
    ArrayNode entries = bundle.putArray("entry");
    List.of(
            "{'resourceType':'ResearchStudy','id':'trial-by-hand','status':'active',"
                + "'title':'Written by hand','condition':[{'text':'Sarcoidosis'}]}",
            "{'resourceType':'ResearchStudy','id':'trial-by-hand-linked','status':'completed',"
                + "'identifier':[{'system':'urn:trials','value':'HAND-1'}],"
                + "'condition':[{'text':'Gout'}]}",
            "{'resourceType':'EvidenceVariable','id':'hand-criteria','status':'active',"
                + "'identifier':[{'system':'urn:trials','value':'HAND-1'}],'characteristic':["
                + "{'description':'Age 18 years or older','definitionCodeableConcept':{'text':'a'}},"
                + "{'definitionCodeableConcept':{'text':'Pregnancy'},'exclude':true}]}",
            "{'resourceType':'Patient','id':'trial-patient','gender':'female',"
                + "'birthDate':'1960-05-01','name':[{'given':['Ada'],'family':'Miller'}]}",
            "{'resourceType':'Patient','id':'trial-other','gender':'male',"
                + "'birthDate':'2000-05-01'}",
            "{'resourceType':'Group','id':'trial-group','type':'person','actual':true,"
                + "'member':[{'entity':{'reference':'Patient/trial-patient'}}]}",
            "{'resourceType':'Condition','id':'trial-condition','subject':{'reference':"
                + "'Patient/trial-patient'},'code':{'text':'Sarcoidosis'},'onsetDateTime':"
                + "'2019-02-01','clinicalStatus':{'coding':[{'system':"
                + "'http://terminology.hl7.org/CodeSystem/condition-clinical','code':'active'}]}}",
            "{'resourceType':'Observation','id':'trial-creatinine','status':'final','code':{"
                + "'coding':[{'system':'http://loinc.org','code':'2160-0','display':"
                + "'Creatinine [Mass/volume] in Serum or Plasma'}]},'subject':{'reference':"
                + "'Patient/trial-patient'},'effectiveDateTime':'2026-10-01','valueQuantity':{"
                + "'value':0.9,'unit':'mg/dL','system':'http://unitsofmeasure.org',"
                + "'code':'mg/dL'}}",
            "{'resourceType':'Observation','id':'trial-of-another','status':'final','code':{"
                + "'text':'Creatinine'},'subject':{'reference':'Patient/trial-other'},'performer':["
                + "{'reference':'Patient/trial-patient'}],'effectiveDateTime':'2026-10-01'}",
            "{'resourceType':'DocumentReference','id':'trial-note','status':'current','date':"
                + "'2026-10-02T10:00:00Z','subject':{'reference':'Patient/trial-patient'},"
                + "'content':[{'attachment':{'contentType':'text/plain','data':'"
                + base64("Clinic note. She denies any history of stroke. Never smoked.")
                + "'}}]}",
            "{'resourceType':'DocumentReference','id':'trial-unreadable','status':'current','date':"
                + "'2026-10-03T10:00:00Z','subject':{'reference':'Patient/trial-patient'},"
                + "'content':[{'attachment':{'contentType':'image/png','data':'AAAA'}}]}")
        .forEach(json -> put(entries, Json.parseOwn(json.replace('\'', '"'))));
    given()
        .contentType("application/fhir+json")
        .body(Json.write(bundle))
        .post("/fhir")
        .then()
        .statusCode(200);
  }

  private static void put(ArrayNode entries, JsonNode resource) {
    ObjectNode entry = entries.addObject();
    entry.set("resource", resource);
    entry
        .putObject("request")
        .put("method", "PUT")
        .put("url", resource.path("resourceType").asText() + "/" + resource.path("id").asText());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void trials(TrialImport imports, Path folder, String lines) {
    try {
      Path file = folder.resolve("fixture.jsonl");
      Files.writeString(file, lines);
      TrialImportReport report =
          imports.run(
              AccessContext.system("test"), List.of(file), folder, Quiet.INSTANCE, () -> false);
      if (report.rejected() > 0) {
        throw new IllegalStateException(report.toString());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private enum Quiet implements TrialImport.Progress {
    INSTANCE;

    @Override
    public void begin(int files) {}

    @Override
    public void advance(int filesDone, TrialImportReport report) {}

    @Override
    public void end() {}
  }
}
