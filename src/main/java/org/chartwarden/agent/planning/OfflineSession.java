package org.chartwarden.agent.planning;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.chartwarden.agent.language.AmbiguousDates;
import org.chartwarden.agent.language.PatientMention;
import org.chartwarden.agent.language.plan.ClinicalRequest;
import org.chartwarden.agent.language.plan.Goal;
import org.chartwarden.agent.language.plan.Interpretation;
import org.chartwarden.agent.tools.ToolOutcome;
import org.chartwarden.platform.Json;

/** Runs a typed plan, one tool call at a time; the same call is made once. */
final class OfflineSession implements PlannerSession {

  private final PlanningBrief brief;
  private final Map<String, ToolOutcome> known = new HashMap<>();
  private Talk<ArrayNode> talk;
  private final List<String> sentences = new ArrayList<>();
  private int calls;

  OfflineSession(PlanningBrief brief, Interpretation interpretation) {
    this.brief = brief;
    this.talk =
        switch (interpretation) {
          case Interpretation.Understood understood -> run(understood.request());
          case Interpretation.Declined declined ->
              Talk.stop(
                  PlannerMove.DeclineCode.valueOf(declined.code().name()), declined.message());
        };
  }

  @Override
  public PlannerMove next(List<ToolReply> replies) {
    for (ToolReply reply : replies) {
      known.put(key(reply.request().tool(), reply.request().arguments()), reply.outcome());
    }
    while (talk instanceof Talk.Ask<ArrayNode> ask) {
      ToolOutcome outcome = known.get(key(ask.tool(), ask.arguments()));
      if (outcome == null) {
        calls++;
        ToolRequest request = new ToolRequest("call-" + calls, ask.tool(), ask.arguments());
        return new PlannerMove.CallTools(List.of(request), "", PlannerMove.PlannerUsage.NONE);
      }
      talk = ask.then().apply(outcome);
    }
    if (talk instanceof Talk.Stop<ArrayNode> stop) {
      return new PlannerMove.Decline(stop.code(), stop.message(), PlannerMove.PlannerUsage.NONE);
    }
    ArrayNode answer = ((Talk.Done<ArrayNode>) talk).value();
    return new PlannerMove.Finish(
        answer, String.join(" ", sentences), PlannerMove.PlannerUsage.NONE);
  }

  private static String key(String tool, ObjectNode arguments) {
    return tool + " " + Json.write(arguments);
  }

  private Talk<ArrayNode> run(ClinicalRequest request) {
    sentences.addAll(request.notes());
    return goals(request, 0, Json.array());
  }

  private Talk<ArrayNode> goals(ClinicalRequest request, int i, ArrayNode answer) {
    if (i == request.goals().size()) {
      return Talk.done(answer);
    }
    Goal goal = request.goals().get(i);
    if (goal instanceof Goal.TrialCandidates candidates) {
      return goOn(request, i, answer, TrialAnswers.candidates(candidates));
    }
    if (said(request, i)) {
      return goals(request, i + 1, answer);
    }
    PatientResolution resolution = resolution(request, goal.patient());
    if (resolution == null) {
      return Talk.stop(
          PlannerMove.DeclineCode.UNSUPPORTED,
          "The task names no patient. Please give an MRN, or a name with the date of birth.");
    }
    if (resolution.candidates().isEmpty()) {
      return notFound(request, i, answer, goal, resolution);
    }
    if (resolution.candidates().size() > 1) {
      return Talk.stop(PlannerMove.DeclineCode.AMBIGUOUS, ambiguous(resolution));
    }
    return goOn(request, i, answer, answer(request, goal, resolution.candidates().get(0)));
  }

  private Talk<ArrayNode> goOn(
      ClinicalRequest request, int i, ArrayNode answer, Talk<GoalAnswers.Answer> found) {
    return found.then(
        one -> {
          one.values().forEach(answer::add);
          sentences.add(one.sentence());
          return goals(request, i + 1, answer);
        });
  }

  /** Two mentions of one person are one patient: what was done for the first is not done again. */
  private boolean said(ClinicalRequest request, int i) {
    Goal goal = request.goals().get(i);
    PatientResolution own = resolution(request, goal.patient());
    if (own == null || own.candidates().size() != 1) {
      return false;
    }
    String id = own.candidates().get(0).id();
    for (Goal before : request.goals().subList(0, i)) {
      PatientResolution other = resolution(request, before.patient());
      if (before.patient() != goal.patient()
          && other != null
          && other.candidates().size() == 1
          && other.candidates().get(0).id().equals(id)
          && before.of(goal.patient()).equals(goal)) {
        return true;
      }
    }
    return false;
  }

  private Talk<ArrayNode> notFound(
      ClinicalRequest request, int i, ArrayNode answer, Goal goal, PatientResolution resolution) {
    Object literal = request.whenNoPatient();
    if (literal == null && goal instanceof Goal.Demographic) {
      literal = request.whenNoValue();
    }
    String assumed = String.join(" ", AmbiguousDates.notes(resolution.mention().text()));
    String sentence =
        "There is no patient \""
            + resolution.mention().text()
            + "\"."
            + (assumed.isEmpty() ? "" : " " + assumed);
    if (literal == null) {
      return Talk.stop(PlannerMove.DeclineCode.NOT_FOUND, sentence);
    }
    boolean first =
        request.goals().subList(0, i).stream().noneMatch(g -> g.patient() == goal.patient());
    if (first) {
      JsonNode value = GoalAnswers.literal(literal);
      answer.add(value);
      sentences.add(sentence);
    }
    return goals(request, i + 1, answer);
  }

  private Talk<GoalAnswers.Answer> answer(
      ClinicalRequest request, Goal goal, PatientResolution.Candidate patient) {
    GoalAnswers answers = new GoalAnswers(request, patient);
    ChartAnswers chart = new ChartAnswers(answers, patient);
    return switch (goal) {
      case Goal.Demographic demographic -> answers.demographic(demographic);
      case Goal.Reading reading -> answers.reading(reading, dosedBy(request, reading));
      case Goal.Test test -> new TestAnswers(request, patient, answers, brief.now()).test(test);
      case Goal.AgeTest test -> new TestAnswers(request, patient, answers, brief.now()).age(test);
      case Goal.Recent recent -> new RecentAnswers(patient, answers).recent(recent);
      case Goal.Listing listing -> chart.listing(listing);
      case Goal.Calculation calculation -> chart.calculation(calculation);
      case Goal.Vital vital -> chart.vital(vital);
      case Goal.TrialMatch match -> TrialAnswers.match(match, patient);
      case Goal.TrialCandidates candidates -> TrialAnswers.candidates(candidates);
      case Goal.Ordering ordering ->
          new OrderProposals(request, patient, brief.now()).order(ordering);
    };
  }

  private static boolean dosedBy(ClinicalRequest request, Goal.Reading reading) {
    return request.goals().stream()
        .anyMatch(
            g ->
                g instanceof Goal.Ordering o
                    && o.patient() == reading.patient()
                    && o.condition() != null);
  }

  private static String ambiguous(PatientResolution resolution) {
    return "\""
        + resolution.mention().text()
        + "\" can be "
        + resolution.candidates().stream()
            .map(c -> c.name() + ", born " + c.birthDate() + ", MRN " + c.mrn())
            .collect(Collectors.joining("; "))
        + ". Please say which.";
  }

  /** What a patient of the plan resolved to: the same span, else the same place in the order. */
  private PatientResolution resolution(ClinicalRequest request, int patient) {
    List<PatientResolution> all = brief.patients();
    if (patient >= request.patients().size()) {
      return all.size() == 1 ? all.get(0) : null;
    }
    PatientMention mention = request.patients().get(patient);
    for (PatientResolution resolution : all) {
      if (resolution.mention().equals(mention.span())) {
        return resolution;
      }
    }
    return patient < all.size() ? all.get(patient) : null;
  }
}
