package org.chartwarden.agent.tools;

import java.util.List;

/** The members that every tool about results has. */
interface ObservationInput extends PatientInput {

  String PATIENT = "logical id of the patient";
  String CONCEPT = "vocabulary id of the result, for instance potassium or systolic-bp";
  String CODES = "codes to match, bare or system|code; they win over concept and name";
  String NAME = "name of the result in plain words";
  String FROM = "start of the window, FHIR dateTime, inclusive";
  String TO = "end of the window, FHIR dateTime, inclusive; without it there is no upper bound";
  String UNIT = "unit wanted, UCUM or as written; without it values come as charted";

  String concept();

  List<String> codes();

  String name();

  String from();

  String to();

  String unit();
}
