package org.chartwarden.trials.reading;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import org.chartwarden.notes.measurements.Bound;
import org.chartwarden.trials.facts.DayRange;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.MeasuredFact;
import org.chartwarden.trials.facts.NoteSentence;
import org.chartwarden.trials.facts.PatientFacts;

/**
 * What resources say in words beside their codes, as sentences: remarks ({@code note}), the
 * languages that a patient speaks ({@code communication}) and where the patient lives ({@code
 * address}, without street and house).
 */
final class ChartWords {

  /** The remarks of what was done or measured; those of plans and drugs are doses. */
  private static final Set<String> REMARKED = Set.of("Observation", "Procedure");

  private static final Map<String, String> COUNTRIES =
      Map.of(
          "us", "United States (USA)",
          "usa", "United States (USA)",
          "gb", "United Kingdom (UK)",
          "uk", "United Kingdom (UK)");

  private final PatientFacts.Builder facts;

  ChartWords(PatientFacts.Builder facts) {
    this.facts = facts;
  }

  void add(PatientResource resource) {
    JsonNode tree = resource.tree();
    String type = resource.source().type();
    if (type.equals("Patient")) {
      languages(resource, tree);
      home(resource, tree);
    } else if (REMARKED.contains(type)) {
      Optional<LocalDate> day =
          ResourceDays.of(
                  tree,
                  "effectiveDateTime",
                  "effectivePeriod",
                  "performedDateTime",
                  "performedPeriod",
                  "issued")
              .begin()
              .map(DayRange::last);
      for (String remark : remarks(tree)) {
        sentence(resource, remark, day);
        gleason(resource, remark, day);
      }
    }
  }

  /** The remarks of a resource. */
  static List<String> remarks(JsonNode tree) {
    List<String> all = new ArrayList<>();
    for (JsonNode note : tree.path("note")) {
      String text = note.path("text").asText("").strip();
      if (!text.isEmpty()) {
        all.add(text);
      }
    }
    return all;
  }

  /** The grade that the report of a biopsy tells. */
  private void gleason(PatientResource resource, String remark, Optional<LocalDate> day) {
    Matcher told = NoteScales.GLEASON.matcher(remark);
    if (told.find()) {
      int sum = Integer.parseInt(told.group(1)) + Integer.parseInt(told.group(2));
      facts.add(
          new MeasuredFact(
              "gleason",
              List.of(),
              BigDecimal.valueOf(sum),
              Bound.EXACT,
              "{score}",
              day,
              Optional.empty(),
              Optional.empty(),
              FactEvidence.of(resource.source(), told.group())));
    }
  }

  private void languages(PatientResource resource, JsonNode tree) {
    for (JsonNode one : tree.path("communication")) {
      String name = ResourceName.text(one.path("language"));
      String code = one.path("language").path("coding").path(0).path("code").asText(name);
      String known =
          new Locale.Builder().setLanguage(tag(code)).build().getDisplayLanguage(Locale.ENGLISH);
      String language = known.isEmpty() || known.equals(tag(code)) ? name : known;
      if (!language.isEmpty()) {
        sentence(resource, "Speaks " + language + ".", Optional.empty());
      }
    }
  }

  /** The language of a code such as fr-CA; empty when it is none. */
  private static String tag(String code) {
    String language = code.split("[-_]")[0].toLowerCase(Locale.ROOT);
    return language.matches("[a-z]{2,3}") ? language : "";
  }

  private void home(PatientResource resource, JsonNode tree) {
    for (JsonNode one : tree.path("address")) {
      String use = one.path("use").asText("home");
      List<String> places = new ArrayList<>();
      for (String part : List.of("city", "district", "state", "country")) {
        String written = one.path(part).asText("").strip();
        if (!written.isEmpty()) {
          places.add(COUNTRIES.getOrDefault(written.toLowerCase(Locale.ROOT), written));
        }
      }
      boolean lives = (use.equals("home") || use.equals("temp")) && !one.path("period").has("end");
      if (lives && !places.isEmpty()) {
        sentence(resource, "Lives in " + String.join(", ", places) + ".", Optional.empty());
      }
    }
  }

  private void sentence(PatientResource resource, String text, Optional<LocalDate> day) {
    facts.add(new NoteSentence(text, day, FactEvidence.of(resource.source(), text)));
  }
}
