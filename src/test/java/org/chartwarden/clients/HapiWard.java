package org.chartwarden.clients;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.IRestfulClientFactory;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.gclient.ICriterion;
import ca.uhn.fhir.rest.gclient.TokenClientParam;
import java.math.BigDecimal;
import java.net.URL;
import java.util.List;
import java.util.UUID;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Encounter.EncounterStatus;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** One patient's stay as the HAPI client writes it, apart from everything else on the server. */
final class HapiWard {

  static final String LOINC = "http://loinc.org";
  static final String UCUM = "http://unitsofmeasure.org";
  static final String POTASSIUM = "2823-3";

  /** One reading a day, from 1 March 2024 on: 3.1, 3.2, ... mmol/L. */
  static final int READINGS = 23;

  private static final FhirContext CONTEXT = FhirContext.forR4Cached();
  private static final int PATIENCE_MS = 60_000;
  private static final String SYSTEM = "urn:example:hapi-ward";

  final IGenericClient client;

  /** Part of every name and identifier of this ward. */
  final String run = UUID.randomUUID().toString().substring(0, 8);

  /**
   * @param base address of the FHIR interface; the client looks at its CapabilityStatement before
   *     the first request, as it does by default
   */
  HapiWard(URL base) {
    IRestfulClientFactory factory = CONTEXT.getRestfulClientFactory();
    factory.setServerValidationMode(ServerValidationModeEnum.ONCE);
    factory.setSocketTimeout(PATIENCE_MS);
    client = factory.newGenericClient(base.toString());
  }

  Patient patient() {
    Patient patient = new Patient();
    patient.addIdentifier().setSystem(SYSTEM).setValue("mrn-" + run);
    patient.addName().setFamily("Östling-" + run).addGiven("Åsa");
    patient.setGender(AdministrativeGender.FEMALE).setActive(true);
    patient.getBirthDateElement().setValueAsString("1961-04-09");
    return patient;
  }

  /** Stores the patient and returns its id without a version. */
  String admit() {
    return client
        .create()
        .resource(patient())
        .execute()
        .getId()
        .toUnqualifiedVersionless()
        .getValue();
  }

  /** Matches this ward's patient by identifier. */
  ICriterion<TokenClientParam> identified() {
    return Patient.IDENTIFIER.exactly().systemAndIdentifier(SYSTEM, "mrn-" + run);
  }

  /**
   * A transaction that records the stay: a practitioner, an encounter and the readings, which refer
   * to one another by {@code urn:uuid:}.
   *
   * @param patient reference to the patient
   */
  Bundle stay(String patient) {
    String practitioner = "urn:uuid:" + UUID.randomUUID();
    String encounter = "urn:uuid:" + UUID.randomUUID();
    Practitioner doctor = new Practitioner();
    doctor.addName().setFamily("Rask-" + run);
    Encounter visit = new Encounter();
    visit.setStatus(EncounterStatus.INPROGRESS).setSubject(new Reference(patient));
    visit.getClass_().setSystem("http://terminology.hl7.org/CodeSystem/v3-ActCode").setCode("IMP");
    visit.addParticipant().setIndividual(new Reference(practitioner));
    Bundle bundle = new Bundle().setType(BundleType.TRANSACTION);
    create(bundle, practitioner, doctor);
    create(bundle, encounter, visit);
    for (int day = 1; day <= READINGS; day++) {
      Observation reading = reading(patient, day);
      reading.setEncounter(new Reference(encounter)).addPerformer(new Reference(practitioner));
      create(bundle, "urn:uuid:" + UUID.randomUUID(), reading);
    }
    return bundle;
  }

  static Observation reading(String patient, int day) {
    Observation reading = new Observation();
    reading.setStatus(ObservationStatus.FINAL).setSubject(new Reference(patient));
    reading.getCode().addCoding().setSystem(LOINC).setCode(POTASSIUM);
    reading.setEffective(new DateTimeType("2024-03-%02dT08:00:00+01:00".formatted(day)));
    String value = "%d.%d".formatted(3 + day / 10, day % 10);
    reading.setValue(
        new Quantity()
            .setValue(new BigDecimal(value))
            .setUnit("mmol/L")
            .setSystem(UCUM)
            .setCode("mmol/L"));
    return reading;
  }

  private static void create(Bundle bundle, String fullUrl, Resource resource) {
    bundle
        .addEntry()
        .setFullUrl(fullUrl)
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.POST)
        .setUrl(resource.fhirType());
  }

  /** Types of the resources of a Bundle, in its order. */
  static List<String> types(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(BundleEntryComponent::getResource)
        .map(Resource::fhirType)
        .toList();
  }

  /** Ids of the resources of a Bundle, in its order. */
  static List<String> ids(Bundle bundle) {
    return bundle.getEntry().stream()
        .map(entry -> entry.getResource().getIdElement().getIdPart())
        .toList();
  }
}
