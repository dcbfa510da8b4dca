package org.chartwarden.fhir.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/** The consents of {@link AgreementChart}: each withholds in another way. */
final class AgreementConsents {

  private static final String CLASSES = "http://hl7.org/fhir/resource-types";
  private static final String CONFIDENTIALITY =
      "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
  private static final String ACT = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

  private AgreementConsents() {}

  /** Members by reference, with single quotes. */
  static Map<String, String> all() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put(
        "Consent/agree-k1",
        consent(
            "agree-p1",
            "'type':'permit','provision':[{'type':'deny','code':[{'coding':["
                + coding("http://loinc.org", "2823-3")
                + "]}]},{'type':'deny','securityLabel':["
                + coding(CONFIDENTIALITY, "R")
                + "]}]"));
    all.put(
        "Consent/agree-k2",
        consent(
            "agree-p2",
            "'type':'permit','provision':[{'type':'deny','actor':[{'role':{'text':'x'},"
                + AgreementChart.ref("reference", "Practitioner/agree-doc")
                + "}],'provision':[{'type':'permit','class':["
                + coding(CLASSES, "MedicationRequest")
                + ","
                + coding(CLASSES, "Patient")
                + "]}]}]"));
    all.put(
        "Consent/agree-k3",
        consent(
            "agree-p3",
            "'type':'deny','purpose':[{'code':'HRESCH'}],'provision':[{'type':'permit','class':["
                + coding(CLASSES, "Observation")
                + "],'securityLabel':["
                + coding(CONFIDENTIALITY, "N")
                + "],'provision':[{'type':'deny','securityLabel':["
                + coding(ACT, "HIV")
                + "]}]}]"));
    all.put(
        "Consent/agree-k4",
        consent(
            "agree-p3",
            "'type':'permit','provision':[{'type':'deny','data':[{'meaning':'related',"
                + AgreementChart.ref("reference", "Encounter/agree-p3-enc")
                + "}]}]"));
    return all;
  }

  private static String coding(String system, String code) {
    return "{'system':'" + system + "','code':'" + code + "'}";
  }

  private static String consent(String patient, String provision) {
    return "'status':'active','scope':{'coding':[{'code':'patient-privacy'}]},'category':[{'text':'x'}],"
        + AgreementChart.ref("patient", "Patient/" + patient)
        + ",'policyRule':{'text':'x'},'provision':{"
        + provision
        + "}";
  }
}
