package org.chartwarden.cli.bench.trials;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.CriterionState;
import org.chartwarden.trials.criteria.EligibilityCriterion;
import org.chartwarden.trials.facts.FactEvidence;
import org.chartwarden.trials.facts.PatientFacts;
import org.chartwarden.trials.matching.MatchedCriterion;
import org.chartwarden.trials.matching.ParsedTrial;
import org.chartwarden.trials.matching.TrialMatch;
import org.chartwarden.trials.matching.TrialMatcher;
import org.chartwarden.trials.parsing.CriteriaParser;
import org.chartwarden.trials.registry.RegistryProblem;
import org.chartwarden.trials.registry.TrialJson;
import org.chartwarden.trials.registry.TrialRecord;

/**
 * Every patient of a folder against every trial of its {@code studies.json}; criteria have the ids
 * and words of {@code criteria.json}. Gold labels are not read.
 */
public final class CriterionBench {

  private final List<PatientFolder> patients;
  private final List<ParsedTrial> trials;
  private final Map<String, Integer> labels = new TreeMap<>();
  private final Map<String, Integer> statuses = new TreeMap<>();

  private CriterionBench(List<PatientFolder> patients, List<ParsedTrial> trials) {
    this.patients = patients;
    this.trials = trials;
  }

  /**
   * Reads patients and trials.
   *
   * @throws IOException with a sentence when a file is missing or cannot be used
   */
  public static CriterionBench below(Path folder) throws IOException {
    JsonNode criteria = json(folder.resolve("criteria.json"));
    List<ParsedTrial> trials = new ArrayList<>();
    for (JsonNode study : json(folder.resolve("studies.json"))) {
      String id = study.at("/protocolSection/identificationModule/nctId").asText("");
      TrialRecord trial = record(study);
      List<EligibilityCriterion> given = GivenCriteria.of(trial, criteria.path(id));
      trials.add(ParsedTrial.of(trial, CriteriaParser.parse(given, ParsedTrial.background(trial))));
    }
    return new CriterionBench(PatientFolder.below(folder), trials);
  }

  /** The trials as they were read. */
  List<ParsedTrial> trials() {
    return List.copyOf(trials);
  }

  private static TrialRecord record(JsonNode study) throws IOException {
    try {
      return TrialJson.record(study);
    } catch (RegistryProblem e) {
      throw new IOException("a record of studies.json cannot be read: " + e.getMessage(), e);
    }
  }

  private static JsonNode json(Path file) throws IOException {
    try {
      return Json.parse(Files.readAllBytes(file));
    } catch (JsonProcessingException e) {
      throw new IOException(file.getFileName() + " is no JSON: " + e.getOriginalMessage(), e);
    }
  }

  /** Matches everything and writes a label for each criterion and a score for each pair. */
  public void run(Path predictions) throws IOException {
    try (BufferedWriter file = Files.newBufferedWriter(predictions)) {
      for (PatientFolder patient : patients) {
        PatientFacts facts = patient.facts();
        for (ParsedTrial trial : trials) {
          TrialMatch match = TrialMatcher.match(facts, trial);
          statuses.merge(match.status().code(), 1, Integer::sum);
          for (ObjectNode line : lines(patient.id(), match)) {
            file.write(Json.write(line));
            file.newLine();
          }
        }
      }
    }
  }

  private List<ObjectNode> lines(String patient, TrialMatch match) {
    List<ObjectNode> lines = new ArrayList<>();
    for (MatchedCriterion one : match.criteria()) {
      EligibilityCriterion criterion = one.parsed().criterion();
      ObjectNode line = line(patient, match);
      String label = label(one.verdict().state(), criterion.kind());
      labels.merge(label, 1, Integer::sum);
      line.put("criterion", criterion.id()).put("label", label);
      ArrayNode evidence = line.putArray("evidence");
      references(one.verdict().evidence()).forEach(evidence::add);
      line.put("reason", one.verdict().reason());
      line.put("form", one.parsed().form().describe());
      one.verdict().missing().ifPresent(missing -> line.put("missing", missing.what()));
      lines.add(line);
    }
    lines.add(
        line(patient, match)
            .put("status", match.status().code())
            .put("score", Math.round(match.score().total() * 1e6) / 1e6));
    return lines;
  }

  private static ObjectNode line(String patient, TrialMatch match) {
    return Json.object().put("patient", patient).put("nct_id", match.trial().id());
  }

  /**
   * The label of the file, which knows three: what the record tells both ways is unknown, and what
   * does not apply to the patient keeps nobody out.
   */
  private static String label(CriterionState state, CriterionKind kind) {
    return switch (state) {
      case MET -> "met";
      case NOT_MET -> "not_met";
      case UNKNOWN, CONFLICTING -> "unknown";
      case NOT_APPLICABLE -> kind == CriterionKind.EXCLUSION ? "not_met" : "met";
    };
  }

  private static Set<String> references(List<FactEvidence> evidence) {
    Set<String> references = new LinkedHashSet<>();
    for (FactEvidence one : evidence) {
      one.source().map(CriterionBench::reference).ifPresent(references::add);
    }
    return references;
  }

  private static String reference(RecordPointer source) {
    return source.type() + "/" + source.id();
  }

  /** Prints what came of the run. */
  public void summary(PrintWriter out) {
    out.printf(Locale.ROOT, "%d patients, %d trials%n", patients.size(), trials.size());
    labels.forEach((label, count) -> out.printf(Locale.ROOT, "%-22s %d%n", label, count));
    statuses.forEach((status, count) -> out.printf(Locale.ROOT, "%-22s %d%n", status, count));
    out.flush();
  }
}
