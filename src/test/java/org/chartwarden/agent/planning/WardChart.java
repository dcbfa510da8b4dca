package org.chartwarden.agent.planning;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.chartwarden.platform.Json;

/** The ten patients of the second table of wordings. */
final class WardChart {

  private WardChart() {}

  static FakeChart at(OffsetDateTime now) {
    FakeChart chart = new FakeChart(now);
    patient(
        chart,
        1,
        "Mabel Okafor",
        "1948-03-12",
        List.of("warfarin", "metoprolol", "furosemide"),
        List.of("atrial fibrillation", "heart failure"),
        List.of());
    patient(
        chart,
        2,
        "Harold Petrov",
        "1939-12-01",
        List.of(),
        List.of("type 2 diabetes mellitus", "chronic kidney disease"),
        List.of("penicillin"));
    patient(chart, 3, "Lucia Marchetti", "1985-06-30", List.of(), List.of(), List.of());
    patient(chart, 4, "Thomas O'Neill", "1961-08-09", List.of(), List.of(), List.of());
    patient(chart, 5, "Wei-Lin Chang", "1990-01-15", List.of(), List.of(), List.of());
    patient(chart, 6, "Robert King", "1955-10-10", List.of(), List.of(), List.of());
    patient(chart, 7, "Robert King", "1966-04-04", List.of(), List.of(), List.of());
    patient(chart, 8, "Jean-Luc Moreau", "1972-02-29", List.of(), List.of(), List.of());
    patient(chart, 9, "Zofia Kowalczyk", "1944-07-21", List.of(), List.of(), List.of());
    patient(chart, 10, "Amit Rao", "2001-05-05", List.of(), List.of(), List.of());
    value(chart, 1, "K", "3.1", "mmol/L", "2023-11-13T06:00");
    value(chart, 1, "K", "3.4", "mmol/L", "2023-11-12T06:00");
    value(chart, 1, "K", "4.0", "mmol/L", "2023-11-10T06:00");
    value(chart, 1, "K", "3.9", "mmol/L", "2022-05-04T09:00");
    value(chart, 1, "MG", "1.4", "mg/dL", "2023-11-13T06:00");
    value(chart, 1, "MG", "1.8", "mg/dL", "2023-11-11T06:00");
    value(chart, 1, "GLU", "210", "mg/dL", "2023-11-13T07:30");
    value(chart, 1, "GLU", "150", "mg/dL", "2023-11-13T02:00");
    value(chart, 1, "GLU", "120", "mg/dL", "2023-11-12T20:00");
    value(chart, 1, "GLU", "260", "mg/dL", "2023-11-12T08:00");
    value(chart, 1, "GLU", "90", "mg/dL", "2023-11-07T08:00");
    value(chart, 1, "A1C", "8.4", "%", "2023-09-01T08:00");
    value(chart, 1, "A1C", "7.6", "%", "2022-08-15T08:00");
    value(chart, 1, "CR", "1.1", "mg/dL", "2023-11-12T06:00");
    value(chart, 2, "K", "4.4", "mmol/L", "2023-11-13T05:30");
    value(chart, 2, "MG", "2.2", "mg/dL", "2023-11-12T23:00");
    value(chart, 2, "GLU", "101", "mg/dL", "2023-11-12T09:00");
    value(chart, 2, "A1C", "6.9", "%", "2022-03-03T10:00");
    value(chart, 2, "CR", "2.1", "mg/dL", "2023-11-13T05:30");
    value(chart, 2, "CR", "1.6", "mg/dL", "2023-03-03T08:00");
    value(chart, 3, "K", "2.9", "mmol/L", "2023-11-13T09:00");
    value(chart, 3, "K", "3.3", "mmol/L", "2023-11-12T21:00");
    value(chart, 3, "MG", "0.9", "mg/dL", "2023-11-13T09:00");
    value(chart, 3, "GLU", "88", "mg/dL", "2023-11-13T08:00");
    value(chart, 3, "GLU", "92", "mg/dL", "2023-11-12T18:00");
    value(chart, 4, "K", "3.5", "mmol/L", "2023-11-11T06:00");
    value(chart, 4, "MG", "1.2", "mg/dL", "2023-11-12T09:00");
    value(chart, 4, "GLU", "305", "mg/dL", "2023-11-13T06:00");
    value(chart, 4, "GLU", "333", "mg/dL", "2023-11-12T22:00");
    value(chart, 4, "GLU", "280", "mg/dL", "2023-11-12T12:00");
    value(chart, 4, "A1C", "9.8", "%", "2022-11-20T08:00");
    value(chart, 5, "MG", "1.9", "mg/dL", "2023-11-13T03:00");
    value(chart, 5, "K", "5.6", "mmol/L", "2023-11-13T04:00");
    value(chart, 5, "GLU", "70", "mg/dL", "2023-11-13T04:00");
    value(chart, 8, "A1C", "7.0", "%", "2022-11-01T08:00");
    value(chart, 8, "K", "3.0", "mmol/L", "2023-11-12T15:00");
    value(chart, 8, "GLU", "140", "mg/dL", "2023-03-02T08:00");
    value(chart, 8, "GLU", "160", "mg/dL", "2023-03-04T08:00");
    value(chart, 8, "GLU", "155", "mg/dL", "2023-03-09T08:00");
    value(chart, 9, "hemoglobin", "9.1", "g/dL", "2023-11-12T07:00");
    value(chart, 9, "hemoglobin", "10.2", "g/dL", "2023-11-05T07:00");
    value(chart, 9, "sodium", "128", "mmol/L", "2023-11-13T06:00");
    value(chart, 9, "sodium", "133", "mmol/L", "2023-11-12T06:00");
    value(chart, 9, "K", "4.8", "mmol/L", "2023-11-13T06:00");
    return chart;
  }

  private static void patient(
      FakeChart chart,
      int number,
      String name,
      String birthDate,
      List<String> drugs,
      List<String> problems,
      List<String> allergies) {
    chart.patients.add(
        new FakeChart.Patient(
            id(number), name, LocalDate.parse(birthDate), drugs, problems, allergies));
  }

  private static void value(
      FakeChart chart, int number, String code, String value, String unit, String time) {
    chart.values.add(
        new FakeChart.Value(id(number), code, Json.parseOwn(value), unit, time + ":00+00:00"));
  }

  private static String id(int number) {
    return "S" + (2_000_000 + number);
  }
}
