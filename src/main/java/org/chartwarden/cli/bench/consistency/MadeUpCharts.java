package org.chartwarden.cli.bench.consistency;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.chartwarden.cli.bench.notes.NoteGenerator;
import org.chartwarden.platform.Json;

/**
 * Charts with notes, made up; the same seed gives the same. A note tells results of its day, some
 * of them otherwise than the chart, among much that the chart knows nothing of. Now and then one is
 * poisoned: far too long, binary, empty, or brackets without end.
 */
public final class MadeUpCharts {

  /** Notes of one patient, one a day. */
  public static final int NOTES_EACH = 10;

  private static final int LABS_A_DAY = 3;
  private static final int ONE_POISONED_IN = 500;
  private static final int WRONG_IN_TEN = 2;
  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 3, 1);

  private record Lab(
      String loinc, String name, String unit, double low, double high, String format) {}

  private static final List<Lab> LABS =
      List.of(
          new Lab("2823-3", "Potassium", "mmol/L", 3, 5.5, "%.1f"),
          new Lab("2951-2", "Sodium", "mmol/L", 128, 148, "%.0f"),
          new Lab("2160-0", "Creatinine", "mg/dL", 0.6, 3, "%.1f"),
          new Lab("718-7", "Hemoglobin", "g/dL", 7, 16, "%.1f"),
          new Lab("777-3", "Platelets", "10*3/uL", 80, 400, "%.0f"),
          new Lab("2345-7", "Glucose", "mg/dL", 70, 250, "%.0f"));

  private final long seed;
  private final int notes;

  /**
   * Names a population.
   *
   * @param seed what it is made from
   * @param notes how many notes its charts have in all
   */
  public MadeUpCharts(long seed, int notes) {
    this.seed = seed;
    this.notes = notes;
  }

  public int notes() {
    return notes;
  }

  /** How many charts there are. */
  public int size() {
    return (notes + NOTES_EACH - 1) / NOTES_EACH;
  }

  /** A chart as a transaction, by its number from 0. */
  public ObjectNode bundle(int number) {
    SplittableRandom random = new SplittableRandom(seed * 31 + number);
    NoteGenerator words = new NoteGenerator(seed * 31 + number);
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "transaction");
    ArrayNode entries = bundle.putArray("entry");
    String patient = "bench-" + number;
    ObjectNode person = resource(entries, "Patient", patient);
    person.put("gender", random.nextBoolean() ? "female" : "male");
    person.put("birthDate", FIRST_DAY.minusDays(7_000 + random.nextInt(20_000)).toString());
    stay(entries, patient);
    int count = Math.min(NOTES_EACH, notes - number * NOTES_EACH);
    for (int day = 0; day < count; day++) {
      String date = FIRST_DAY.plusDays(day).toString();
      StringBuilder text = new StringBuilder("PROGRESS NOTE\n\nLabs this morning: ");
      for (int i = 0; i < LABS_A_DAY; i++) {
        Lab lab = LABS.get((day + i) % LABS.size());
        double value = lab.low() + random.nextDouble() * (lab.high() - lab.low());
        lab(entries, patient, day + "-" + i, lab, value, date);
        boolean wrong = random.nextInt(10) < WRONG_IN_TEN;
        text.append(lab.name()).append(' ');
        text.append(written(lab, wrong ? value * 1.4 : value)).append(". ");
      }
      text.append("\n\n").append(words.next());
      note(entries, patient, day, date, poisoned(number * NOTES_EACH + day, text.toString()));
    }
    return bundle;
  }

  private static String written(Lab lab, double value) {
    return String.format(Locale.ROOT, lab.format(), value);
  }

  /** The note, or what stands in its place. */
  private static byte[] poisoned(int number, String text) {
    if (number % ONE_POISONED_IN != ONE_POISONED_IN / 2) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    return switch (number / ONE_POISONED_IN % 4) {
      case 0 -> "K 3.9 and ".repeat(100_000).getBytes(StandardCharsets.UTF_8);
      case 1 -> bytes(number);
      case 2 -> " ".getBytes(StandardCharsets.UTF_8);
      default -> "((a+)+[".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] bytes(int number) {
    SplittableRandom random = new SplittableRandom(number);
    byte[] bytes = new byte[50_000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) random.nextInt(256);
    }
    return bytes;
  }

  private static ObjectNode resource(ArrayNode entries, String type, String id) {
    ObjectNode entry = entries.addObject();
    ObjectNode resource = entry.putObject("resource").put("resourceType", type).put("id", id);
    entry.putObject("request").put("method", "PUT").put("url", type + "/" + id);
    return resource;
  }

  private static void subject(ObjectNode resource, String patient) {
    resource.putObject("subject").put("reference", "Patient/" + patient);
  }

  private static void stay(ArrayNode entries, String patient) {
    ObjectNode stay = resource(entries, "Encounter", patient).put("status", "in-progress");
    stay.putObject("class").put("code", "IMP");
    subject(stay, patient);
    stay.putObject("period").put("start", FIRST_DAY + "T04:00:00Z");
  }

  private static void lab(
      ArrayNode entries, String patient, String id, Lab lab, double value, String date) {
    ObjectNode row = resource(entries, "Observation", patient + "-" + id).put("status", "final");
    ObjectNode code = row.putObject("code").put("text", lab.name());
    code.putArray("coding").addObject().put("system", "http://loinc.org").put("code", lab.loinc());
    subject(row, patient);
    row.put("effectiveDateTime", date + "T06:00:00Z");
    ObjectNode quantity = row.putObject("valueQuantity");
    quantity.put("value", new java.math.BigDecimal(written(lab, value))).put("unit", lab.unit());
    quantity.put("system", "http://unitsofmeasure.org").put("code", lab.unit());
  }

  private static void note(ArrayNode entries, String patient, int day, String date, byte[] text) {
    ObjectNode note =
        resource(entries, "DocumentReference", patient + "-" + day).put("status", "current");
    note.putObject("type").put("text", "Progress note");
    subject(note, patient);
    note.put("date", date + "T12:00:00Z");
    ObjectNode attachment = note.putArray("content").addObject().putObject("attachment");
    attachment.put("contentType", "text/plain; charset=utf-8");
    attachment.put("data", Base64.getEncoder().encodeToString(text));
    note.putObject("context")
        .putArray("encounter")
        .addObject()
        .put("reference", "Encounter/" + patient);
  }
}
