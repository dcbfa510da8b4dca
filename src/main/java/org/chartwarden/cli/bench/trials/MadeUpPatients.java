package org.chartwarden.cli.bench.trials;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.PipeTable;

/**
 * Charts that are made up, of the size and make of Synthea's; the same seed gives the same. Of what
 * a Synthea patient has (385 resources on average over the sample of five) these are the 270 that
 * tell of health; billing, supplies and care teams, which no criterion asks for, are left out.
 */
final class MadeUpPatients {

  /** The last day of the charts. */
  static final LocalDate LAST = LocalDate.of(2024, 6, 1);

  /** Each with a note. */
  static final int ENCOUNTERS = 22;

  private static final int OBSERVATIONS = 126;
  private static final int PROCEDURES = 58;
  private static final int IMMUNIZATIONS = 16;
  private static final int DRUGS = 6;
  private static final int YEARS = 10;

  /** A row of the table. */
  private record Item(String code, String name, String rest) {}

  private final long seed;
  private final List<Item> conditions = items("condition");
  private final List<Item> observations = items("observation");
  private final List<Item> drugs = items("drug");
  private final List<Item> procedures = items("procedure");
  private final List<Item> vaccines = items("vaccine");

  MadeUpPatients(long seed) {
    this.seed = seed;
  }

  private static List<Item> items(String kind) {
    List<Item> items = new ArrayList<>();
    for (String[] row : PipeTable.rows("/bench/charts.psv", 4)) {
      if (row[0].equals(kind)) {
        items.add(new Item(row[1], row[2], row[3]));
      }
    }
    return items;
  }

  /** The resources of a patient, by number from 0. */
  void write(int number, Consumer<ObjectNode> sink) {
    new Chart(number, sink).write();
  }

  /** Logical id of a patient. */
  static String id(int number) {
    return "scale-" + number;
  }

  /** One chart while it is made. */
  private final class Chart {
    private final SplittableRandom random;
    private final String patient;
    private final Consumer<ObjectNode> sink;
    private final List<String> problems = new ArrayList<>();
    private final List<String> medications = new ArrayList<>();
    private int made;

    Chart(int number, Consumer<ObjectNode> sink) {
      this.random = new SplittableRandom(seed * 1_000_003 + number);
      this.patient = id(number);
      this.sink = sink;
    }

    void write() {
      boolean female = random.nextBoolean();
      LocalDate birth = LAST.minusDays(random.nextInt(365, 92 * 365));
      ObjectNode person = Json.object().put("resourceType", "Patient").put("id", patient);
      person
          .putArray("name")
          .addObject()
          .put("family", "Made")
          .putArray("given")
          .add("Up" + patient);
      person.put("gender", female ? "female" : "male").put("birthDate", birth.toString());
      sink.accept(person);
      conditions(birth, female);
      drugs();
      for (int i = 0; i < ENCOUNTERS; i++) {
        visit(i, birth, female);
      }
      for (int i = 0; i < PROCEDURES; i++) {
        Item item = procedures.get(random.nextInt(procedures.size()));
        ObjectNode procedure = of("Procedure").put("status", "completed");
        coded(procedure, "code", "http://snomed.info/sct", item);
        period(procedure, "performedPeriod", day());
        sink.accept(procedure);
      }
      for (int i = 0; i < IMMUNIZATIONS; i++) {
        Item item = vaccines.get(random.nextInt(vaccines.size()));
        ObjectNode given = of("Immunization", "patient").put("status", "completed");
        coded(given, "vaccineCode", "http://hl7.org/fhir/sid/cvx", item);
        sink.accept(given.put("occurrenceDateTime", day() + "T10:00:00Z"));
      }
      if (random.nextInt(5) == 0) {
        ObjectNode allergy = of("AllergyIntolerance", "patient");
        coded(
            allergy,
            "code",
            "http://www.nlm.nih.gov/research/umls/rxnorm",
            new Item("7984", "Penicillin V", ""));
        sink.accept(allergy);
      }
    }

    private void conditions(LocalDate birth, boolean female) {
      double grown = birth.isAfter(LAST.minusYears(18)) ? 0.2 : 1;
      for (Item item : conditions) {
        boolean has = random.nextDouble() < 1.6 * grown * Double.parseDouble(item.rest());
        if (!has || !female && item.name().contains("pregnancy")) {
          continue;
        }
        ObjectNode condition = of("Condition");
        coded(condition, "code", "http://snomed.info/sct", item);
        boolean over = random.nextInt(3) == 0;
        status(condition, "clinicalStatus", "condition-clinical", over ? "resolved" : "active");
        status(condition, "verificationStatus", "condition-ver-status", "confirmed");
        LocalDate begun = day();
        condition.put("onsetDateTime", begun + "T09:00:00Z");
        if (over) {
          condition.put("abatementDateTime", begun.plusDays(30) + "T09:00:00Z");
        }
        condition.put("recordedDate", begun + "T09:00:00Z");
        problems.add(item.name().toLowerCase(java.util.Locale.ROOT));
        sink.accept(condition);
      }
    }

    private void drugs() {
      for (int i = 0; i < DRUGS; i++) {
        Item item = drugs.get(random.nextInt(drugs.size()));
        boolean taken = random.nextBoolean();
        ObjectNode order = of("MedicationRequest");
        order.put("status", taken ? "active" : "stopped").put("intent", "order");
        coded(
            order,
            "medicationCodeableConcept",
            "http://www.nlm.nih.gov/research/umls/rxnorm",
            item);
        order.put("authoredOn", day() + "T11:00:00Z");
        if (taken) {
          medications.add(item.name());
        }
        sink.accept(order);
      }
    }

    private void visit(int number, LocalDate birth, boolean female) {
      LocalDate day = LAST.minusDays((long) number * YEARS * 365 / ENCOUNTERS + random.nextInt(60));
      ObjectNode stay = of("Encounter").put("status", "finished");
      stay.putObject("class")
          .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
          .put("code", "AMB");
      period(stay, "period", day);
      sink.accept(stay);
      int results = OBSERVATIONS / ENCOUNTERS + (number < OBSERVATIONS % ENCOUNTERS ? 1 : 0);
      int first = random.nextInt(observations.size());
      for (int i = 0; i < results; i++) {
        observation(observations.get((first + i) % observations.size()), day);
      }
      note(day, birth, female);
    }

    private void observation(Item item, LocalDate day) {
      String[] range = item.rest().split(",");
      double low = Double.parseDouble(range[1]);
      double high = Double.parseDouble(range[2]);
      // Most results lie in the middle.
      double share = (random.nextDouble() + random.nextDouble() + random.nextDouble()) / 3;
      ObjectNode result = of("Observation").put("status", "final");
      coded(result, "code", "http://loinc.org", item);
      result.put("effectiveDateTime", day + "T09:30:00Z").put("issued", day + "T09:30:00Z");
      ObjectNode quantity = result.putObject("valueQuantity");
      quantity.put(
          "value",
          BigDecimal.valueOf(low + share * (high - low)).setScale(1, RoundingMode.HALF_EVEN));
      quantity.put("unit", range[0]).put("system", "http://unitsofmeasure.org");
      quantity.put("code", range[0]);
      sink.accept(result);
    }

    private void note(LocalDate day, LocalDate birth, boolean female) {
      int age = Math.max(0, java.time.Period.between(birth, day).getYears());
      Item complaint = conditions.get(random.nextInt(conditions.size()));
      StringBuilder text = new StringBuilder();
      text.append('\n').append(day).append("\n\n# Chief Complaint\n- ").append(complaint.name());
      text.append("\n\n# History of Present Illness\nMade Up is a ").append(age);
      text.append(" year-old ").append(female ? "female" : "male");
      text.append(". Patient has a history of ").append(String.join(", ", problems));
      text.append(".\n\n# Social History\nPatient has ");
      text.append(random.nextInt(4) == 0 ? "quit smoking in 2012" : "never smoked");
      text.append(".\n\nPatient comes from a middle socioeconomic background.\n\n");
      text.append("Patient currently has Medicare.\n\n# Allergies\nNo Known Allergies.\n\n");
      text.append("# Medications\n").append(String.join("; ", medications));
      text.append("\n\n# Assessment and Plan\nPatient is presenting with ");
      text.append(complaint.name().toLowerCase(java.util.Locale.ROOT));
      text.append(".\n\n## Plan\nThe following procedures were conducted:\n");
      for (int i = 0; i < 3; i++) {
        text.append("- ").append(procedures.get(random.nextInt(procedures.size())).name());
        text.append('\n');
      }
      ObjectNode note = of("DocumentReference").put("status", "current");
      note.putObject("type").put("text", "Evaluation and plan note");
      note.put("date", day + "T10:30:00Z");
      ObjectNode attachment = note.putArray("content").addObject().putObject("attachment");
      attachment.put("contentType", "text/plain; charset=utf-8");
      attachment.put(
          "data",
          Base64.getEncoder().encodeToString(text.toString().getBytes(StandardCharsets.UTF_8)));
      sink.accept(note);
    }

    private ObjectNode of(String type) {
      return of(type, "subject");
    }

    private ObjectNode of(String type, String subject) {
      ObjectNode resource = Json.object().put("resourceType", type);
      resource.put("id", patient + "-" + made++);
      resource.putObject(subject).put("reference", "Patient/" + patient);
      return resource;
    }

    private LocalDate day() {
      return LAST.minusDays(random.nextInt(YEARS * 365));
    }

    private static void period(ObjectNode resource, String member, LocalDate day) {
      resource.putObject(member).put("start", day + "T09:00:00Z").put("end", day + "T09:15:00Z");
    }

    private static void coded(ObjectNode resource, String member, String system, Item item) {
      ObjectNode concept = resource.putObject(member);
      ArrayNode codings = concept.putArray("coding");
      codings
          .addObject()
          .put("system", system)
          .put("code", item.code())
          .put("display", item.name());
      concept.put("text", item.name());
    }

    private static void status(ObjectNode resource, String member, String system, String code) {
      resource
          .putObject(member)
          .putArray("coding")
          .addObject()
          .put("system", "http://terminology.hl7.org/CodeSystem/" + system)
          .put("code", code);
    }
  }
}
