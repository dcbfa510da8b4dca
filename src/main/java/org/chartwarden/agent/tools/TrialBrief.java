package org.chartwarden.agent.tools;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.chartwarden.evidence.Evidence;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.matching.MatchStatus;
import org.chartwarden.trials.report.CriterionReport;
import org.chartwarden.trials.report.Effect;
import org.chartwarden.trials.report.OpenQuestion;
import org.chartwarden.trials.report.ReportedEvidence;
import org.chartwarden.trials.report.TrialReport;

/** A match as planners see it: what decides and what is open, each with its evidence. */
final class TrialBrief {

  private static final int MOST_ITEMS = 10;

  private TrialBrief() {}

  /** How many matches have each status. */
  static ObjectNode counts(ToIntFunction<MatchStatus> count) {
    ObjectNode counts = Json.object();
    for (MatchStatus status : MatchStatus.values()) {
      counts.put(status.code(), count.applyAsInt(status));
    }
    return counts;
  }

  /** Adds what a match says to what it is of. */
  static void describe(ObjectNode node, TrialReport match) {
    node.put("rank", match.rank());
    node.put("status", match.status().code());
    node.put("score", Math.round(match.score().total() * 1000) / 1000.0);
    node.put("criteria", match.criteria().size());
    criteria(node.putArray("blocked_by"), match.criteria(Effect.BLOCKS));
    criteria(node.putArray("speaks_for_it"), match.criteria(Effect.HELPS));
    ArrayNode open = node.putArray("open");
    for (OpenQuestion question : match.questions().stream().limit(MOST_ITEMS).toList()) {
      ObjectNode item = open.addObject();
      item.put("todo", question.item().kind().name().toLowerCase(java.util.Locale.ROOT));
      item.put("what", question.item().what());
      question.item().code().ifPresent(code -> item.put("code", code.system() + "|" + code.code()));
    }
    node.put("open_not_shown", Math.max(0, match.questions().size() - MOST_ITEMS));
  }

  private static void criteria(ArrayNode list, List<CriterionReport> criteria) {
    for (CriterionReport one : criteria.stream().limit(MOST_ITEMS).toList()) {
      ObjectNode node = list.addObject();
      node.put("id", one.criterion().id()).put("kind", one.criterion().kind().code());
      node.put("criterion", one.criterion().text());
      node.put("state", one.state().code()).put("reason", one.reason());
      ArrayNode references = node.putArray("evidence");
      references(one).forEach(references::add);
    }
  }

  private static Set<String> references(CriterionReport one) {
    Set<String> references = new LinkedHashSet<>();
    one.evidence().stream()
        .flatMap(fact -> fact.source().stream())
        .forEach(source -> references.add(source.reference()));
    return references;
  }

  /** What the matches rest on, what decides them first. */
  static List<Evidence> evidence(List<TrialReport> matches) {
    Set<Evidence> evidence = new LinkedHashSet<>();
    for (TrialReport match : matches) {
      match
          .trial()
          .source()
          .ifPresent(study -> evidence.add(new Evidence(study, "The trial " + match.trial().id())));
    }
    for (Effect effect : List.of(Effect.BLOCKS, Effect.HELPS)) {
      for (TrialReport match : matches) {
        for (CriterionReport one : match.criteria(effect)) {
          for (ReportedEvidence fact : one.evidence()) {
            fact.source().ifPresent(source -> evidence.add(new Evidence(source, fact.text())));
          }
        }
      }
    }
    List<Evidence> all = new ArrayList<>(evidence);
    return all.subList(0, Math.min(all.size(), Guards.MOST_ROWS));
  }
}
