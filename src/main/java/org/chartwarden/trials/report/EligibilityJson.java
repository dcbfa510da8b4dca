package org.chartwarden.trials.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.chartwarden.evidence.RecordPointer;
import org.chartwarden.evidence.TextSpan;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.criteria.MissingItem;
import org.chartwarden.trials.matching.MatchScore;
import org.chartwarden.trials.matching.MatchStatus;

/**
 * Reports in plain JSON; {@code package-info} shows the members. What is empty is left out, but
 * lists a reader loops over are always there.
 */
public final class EligibilityJson {

  private static final int DIGITS = 4;

  private EligibilityJson() {}

  /** The trials of a patient. */
  public static ObjectNode of(EligibilityReport report) {
    ObjectNode node = Json.object();
    node.set("patient", patient(report.patient()));
    node.put("asOf", report.asOf().toString());
    node.set("counts", counts(report::count));
    strings(node, "remarks", report.remarks());
    ArrayNode questions = node.putArray("questions");
    report.questions().forEach(question -> questions.add(shared(question)));
    ArrayNode trials = node.putArray("trials");
    for (TrialReport trial : report.trials()) {
      ObjectNode one = trials.addObject().put("rank", trial.rank());
      trial(one, trial.trial());
      match(one, trial);
    }
    return node;
  }

  /** The patients of a trial. */
  public static ObjectNode of(CandidateReport report) {
    ObjectNode node = Json.object();
    trial(node.putObject("trial"), report.trial());
    node.set("counts", counts(report::count));
    strings(node, "remarks", report.remarks());
    ArrayNode candidates = node.putArray("candidates");
    for (CandidateReport.Candidate candidate : report.candidates()) {
      ObjectNode one = candidates.addObject().put("rank", candidate.match().rank());
      one.set("patient", patient(candidate.patient()));
      one.put("asOf", candidate.asOf().toString());
      match(one, candidate.match());
    }
    return node;
  }

  private static ObjectNode counts(ToIntFunction<MatchStatus> count) {
    ObjectNode counts = Json.object();
    for (MatchStatus status : MatchStatus.values()) {
      counts.put(status.code(), count.applyAsInt(status));
    }
    return counts;
  }

  private static ObjectNode patient(PatientLabel patient) {
    ObjectNode node = Json.object();
    source(node, patient.source());
    text(node, "name", patient.name());
    text(node, "age", patient.age());
    patient.ageMonths().ifPresent(months -> node.put("ageMonths", months));
    node.put("sex", patient.sex().name().toLowerCase(Locale.ROOT));
    return node;
  }

  private static void trial(ObjectNode node, TrialLabel trial) {
    node.put("id", trial.id());
    text(node, "title", trial.title());
    source(node, trial.source());
    text(node, "registryStatus", trial.registryStatus());
    text(node, "registryDate", trial.registryDate());
    strings(node, "trialRemarks", trial.remarks());
  }

  private static void match(ObjectNode node, TrialReport trial) {
    node.put("status", trial.status().code());
    node.set("score", score(trial.score()));
    ObjectNode counts = node.putObject("counts");
    trial.counts().forEach((state, count) -> counts.put(state.code(), count));
    ArrayNode blockers = node.putArray("blockedBy");
    trial.criteria(Effect.BLOCKS).forEach(one -> blockers.add(one.criterion().id()));
    ArrayNode questions = node.putArray("questions");
    for (OpenQuestion question : trial.questions()) {
      ObjectNode one = item(question.item());
      strings(one, "criteria", question.criteria());
      one.put("onlyOne", question.onlyOne()).put("routine", question.routine());
      questions.add(one);
    }
    ArrayNode criteria = node.putArray("criteria");
    trial.criteria().forEach(one -> criteria.add(criterion(one)));
  }

  private static ObjectNode score(MatchScore score) {
    return Json.object()
        .put("total", rounded(score.total()))
        .put("band", rounded(score.band()))
        .put("inclusions", rounded(score.inclusions()))
        .put("exclusions", rounded(score.exclusions()))
        .put("topic", rounded(score.topic()));
  }

  /** A share as reports tell it. */
  static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(DIGITS, RoundingMode.HALF_EVEN);
  }

  private static ObjectNode criterion(CriterionReport one) {
    ObjectNode node = Json.object();
    node.put("id", one.criterion().id()).put("kind", one.criterion().kind().code());
    one.criterion().cohort().ifPresent(cohort -> node.put("cohort", cohort));
    node.put("text", one.criterion().text());
    text(node, "context", one.criterion().context());
    one.span().ifPresent(span -> node.set("span", span(span)));
    strings(node, "types", one.types());
    if (!one.unread().isEmpty()) {
      strings(node, "unread", one.unread());
    }
    node.put("state", one.state().code()).put("effect", one.effect().code());
    node.put("reason", one.reason());
    ArrayNode evidence = node.putArray("evidence");
    one.evidence().forEach(fact -> evidence.add(evidence(fact)));
    one.missing().ifPresent(missing -> node.set("missing", item(missing)));
    return node;
  }

  private static ObjectNode evidence(ReportedEvidence fact) {
    ObjectNode node = Json.object();
    source(node, fact.source());
    fact.source().ifPresent(source -> text(node, "path", source.path()));
    node.put("text", fact.text());
    fact.span().ifPresent(span -> node.set("span", span(span)));
    text(node, "around", fact.around());
    fact.noteDay().ifPresent(day -> node.put("noteDay", day.toString()));
    return node;
  }

  private static ObjectNode shared(SharedQuestion question) {
    ObjectNode node = item(question.item());
    strings(node, "trials", question.trials());
    text(node, "text", question.text());
    return node.put("criteria", question.criteria())
        .put("decides", question.decides())
        .put("routine", question.routine());
  }

  private static ObjectNode item(MissingItem item) {
    ObjectNode node = Json.object();
    node.put("todo", item.kind().name().toLowerCase(Locale.ROOT)).put("what", item.what());
    item.code()
        .ifPresent(
            code -> {
              ObjectNode coding = node.putObject("code");
              coding.put("system", code.system()).put("code", code.code());
              text(coding, "display", code.display());
            });
    return node;
  }

  private static ObjectNode span(TextSpan span) {
    return Json.object().put("start", span.start()).put("end", span.end());
  }

  private static void source(ObjectNode node, Optional<RecordPointer> source) {
    source.ifPresent(pointer -> node.put("reference", pointer.reference()));
  }

  private static void strings(ObjectNode node, String member, List<String> values) {
    ArrayNode list = node.putArray(member);
    values.forEach(list::add);
  }

  private static void text(ObjectNode node, String member, String value) {
    if (value != null && !value.isBlank()) {
      node.put(member, value);
    }
  }
}
