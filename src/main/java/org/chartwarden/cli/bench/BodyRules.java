package org.chartwarden.cli.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import org.chartwarden.platform.Json;

/** What the benchmark's grader demands of the bodies of orders, for one patient and time. */
final class BodyRules {

  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx");
  private static final DateTimeFormatter MINUTES =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");
  private static final BigDecimal DOSE_TOLERANCE = new BigDecimal("0.1");

  private final String base;
  private final String mrn;
  private final OffsetDateTime now;

  BodyRules(String base, String mrn, OffsetDateTime now) {
    this.base = base;
    this.mrn = mrn;
    this.now = now;
  }

  /** Strict equality of JSON, in which 2 equals 2.0. */
  static boolean same(JsonNode a, JsonNode b) {
    Comparator<JsonNode> numbers =
        (x, y) ->
            x.isNumber() && y.isNumber()
                ? x.decimalValue().compareTo(y.decimalValue())
                : x.equals(y) ? 0 : 1;
    return a.equals(numbers, b);
  }

  boolean bloodPressure(BenchResult.Post post, String said) {
    JsonNode body = post.body();
    ObjectNode category = Json.object();
    category.put("system", "http://hl7.org/fhir/observation-category");
    category.put("code", "vital-signs");
    category.put("display", "Vital Signs");
    return isFor(post, "Observation")
        && body.path("category").size() == 1
        && body.path("category").path(0).path("coding").size() == 1
        && same(body.path("category").path(0).path("coding").path(0), category)
        && same(body.path("code"), Json.object().put("text", "BP"))
        && text(body, "effectiveDateTime").equals(SECONDS.format(now))
        && text(body, "status").equals("final")
        && text(body, "valueString").equals(said);
  }

  boolean magnesium(BenchResult.Post post, int grams) {
    JsonNode dosage = post.body().path("dosageInstruction").path(0);
    JsonNode dose = dosage.path("doseAndRate").path(0);
    return medication(post, "0338-1715-40")
        && text(dosage, "route").equals("IV")
        && same(dose.path("doseQuantity"), amount(grams, "g"))
        && same(dose.path("rateQuantity"), amount(grams, "h"));
  }

  boolean potassium(BenchResult.Post post, BigDecimal dose) {
    JsonNode dosage = post.body().path("dosageInstruction").path(0);
    JsonNode quantity = dosage.path("doseAndRate").path(0).path("doseQuantity");
    return medication(post, "40032-917-01")
        && text(dosage, "route").strip().equalsIgnoreCase("oral")
        && quantity.path("value").isNumber()
        && quantity.path("value").decimalValue().subtract(dose).abs().compareTo(DOSE_TOLERANCE) <= 0
        && text(quantity, "unit").equals("mEq");
  }

  boolean morningPotassium(BenchResult.Post post) {
    String morning = now.toLocalDate().plusDays(1) + "T08:";
    return service(post, "http://loinc.org", "2823-3")
        && text(post.body(), "occurrenceDateTime").contains(morning);
  }

  boolean hba1c(BenchResult.Post post) {
    return service(post, "http://loinc.org", "4548-4");
  }

  boolean referral(BenchResult.Post post, String note) {
    return service(post, "http://snomed.info/sct", "306181000000106")
        && post.body().path("note").isObject()
        && text(post.body().path("note"), "text").contains(note);
  }

  private boolean medication(BenchResult.Post post, String ndc) {
    JsonNode body = post.body();
    JsonNode coding = body.path("medicationCodeableConcept").path("coding").path(0);
    return isFor(post, "MedicationRequest")
        && text(coding, "system").equals("http://hl7.org/fhir/sid/ndc")
        && text(coding, "code").equals(ndc)
        && text(body, "authoredOn").contains(MINUTES.format(now))
        && text(body, "status").equals("active")
        && text(body, "intent").equals("order");
  }

  private boolean service(BenchResult.Post post, String system, String code) {
    JsonNode body = post.body();
    JsonNode coding = body.path("code").path("coding").path(0);
    return isFor(post, "ServiceRequest")
        && text(coding, "system").equals(system)
        && text(coding, "code").equals(code)
        && text(body, "authoredOn").equals(SECONDS.format(now))
        && text(body, "status").equals("active")
        && text(body, "intent").equals("order")
        && text(body, "priority").equals("stat");
  }

  private boolean isFor(BenchResult.Post post, String type) {
    return post.url().equals(base + "/" + type)
        && text(post.body(), "resourceType").equals(type)
        && same(post.body().path("subject"), Json.object().put("reference", "Patient/" + mrn));
  }

  private static ObjectNode amount(int value, String unit) {
    return Json.object().put("value", value).put("unit", unit);
  }

  private static String text(JsonNode node, String member) {
    return node.path(member).asText();
  }
}
