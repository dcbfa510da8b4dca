package org.chartwarden.trials.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.criteria.CriterionKind;
import org.chartwarden.trials.criteria.MissingItem;
import org.chartwarden.trials.matching.MatchStatus;

/**
 * One patient against one trial as a filled FHIR QuestionnaireResponse (R4
 * questionnaireresponse.html), with the Questionnaire that it answers contained in it.
 *
 * <p>Group {@code trial} names the trial and how the patient stands to it, {@code inclusion} and
 * {@code exclusion} hold one choice item for each criterion with its verbatim text; the link id is
 * the criterion id. Below the answer stand {@code .reason}, {@code .evidence} (references with
 * version), {@code .quote} (words of notes) and {@code .missing}. While something is open the
 * status is {@code in-progress}, since a person has to complete it.
 */
public final class EligibilityResponse {

  /** Code system of the states of criteria: met, not_met, unknown and so on. */
  public static final String STATES = "https://chartwarden.org/fhir/CodeSystem/criterion-state";

  /** Code system of how a patient stands to a trial. */
  public static final String STATUSES =
      "https://chartwarden.org/fhir/CodeSystem/trial-match-status";

  private static final String CONTAINED = "eligibility";

  private final PatientLabel patient;
  private final TrialReport match;

  private EligibilityResponse(PatientLabel patient, TrialReport match) {
    this.patient = patient;
    this.match = match;
  }

  /**
   * The answers.
   *
   * @param authored FHIR dateTime at which they were given; empty to leave it out
   */
  public static ObjectNode of(PatientLabel patient, TrialReport match, String authored) {
    return new EligibilityResponse(patient, match).resource(authored);
  }

  private ObjectNode resource(String authored) {
    ObjectNode resource = Json.object().put("resourceType", "QuestionnaireResponse");
    ArrayNode contained = resource.putArray("contained");
    contained.add(questionnaire());
    resource.put("questionnaire", "#" + CONTAINED);
    boolean open = match.criteria().stream().anyMatch(one -> one.effect() == Effect.OPEN);
    resource.put("status", open ? "in-progress" : "completed");
    patient
        .source()
        .ifPresent(
            source -> resource.putObject("subject").put("reference", "Patient/" + source.id()));
    if (!authored.isEmpty()) {
      resource.put("authored", authored);
    }
    ArrayNode items = resource.putArray("item");
    trial(items.addObject().put("linkId", "trial").put("text", "Trial").putArray("item"));
    group(items, "inclusion", "Inclusion criteria", CriterionKind.INCLUSION);
    group(items, "exclusion", "Exclusion criteria", CriterionKind.EXCLUSION);
    return resource;
  }

  private List<CriterionReport> asking(CriterionKind kind) {
    return match.criteria().stream().filter(one -> one.criterion().kind() == kind).toList();
  }

  private void trial(ArrayNode items) {
    answer(items, "trial.id", "Registry number").put("valueString", match.trial().id());
    if (!match.trial().title().isBlank()) {
      answer(items, "trial.title", "Title").put("valueString", match.trial().title());
    }
    match
        .trial()
        .source()
        .ifPresent(
            source ->
                answer(items, "trial.study", "Study")
                    .putObject("valueReference")
                    .put("reference", source.reference()));
    coding(
        answer(items, "trial.status", "How the patient stands to the trial"),
        STATUSES,
        match.status().code(),
        Shown.status(match.status()));
    answer(items, "trial.score", "Score")
        .put("valueDecimal", EligibilityJson.rounded(match.score().total()));
    answer(items, "trial.rank", "Rank").put("valueInteger", match.rank());
  }

  private void group(ArrayNode items, String id, String text, CriterionKind kind) {
    if (asking(kind).isEmpty()) {
      return;
    }
    ArrayNode list = items.addObject().put("linkId", id).put("text", text).putArray("item");
    for (CriterionReport one : asking(kind)) {
      String link = one.criterion().id();
      ObjectNode answer = answer(list, link, one.criterion().text());
      coding(answer, STATES, one.state().code(), one.state().words());
      ArrayNode below = answer.putArray("item");
      answer(below, link + ".reason", "Reason").put("valueString", one.reason());
      evidence(below, link, one);
      one.missing()
          .ifPresent(
              missing ->
                  answer(below, link + ".missing", "What would settle it")
                      .put("valueString", missing(missing)));
    }
  }

  private static void evidence(ArrayNode below, String link, CriterionReport one) {
    List<String> references =
        one.evidence().stream()
            .map(ReportedEvidence::source)
            .flatMap(Optional::stream)
            .map(source -> source.reference())
            .distinct()
            .toList();
    if (!references.isEmpty()) {
      ArrayNode answers = answers(below, link + ".evidence", "Evidence");
      references.forEach(
          reference -> answers.addObject().putObject("valueReference").put("reference", reference));
    }
    List<String> quotes =
        one.evidence().stream()
            .filter(fact -> fact.span().isPresent() && !fact.text().isBlank())
            .map(fact -> fact.around().isBlank() ? fact.text() : fact.around())
            .distinct()
            .toList();
    if (!quotes.isEmpty()) {
      ArrayNode answers = answers(below, link + ".quote", "Words of notes");
      quotes.forEach(quote -> answers.addObject().put("valueString", quote));
    }
  }

  private static String missing(MissingItem item) {
    return item.kind().name().toLowerCase(Locale.ROOT)
        + ": "
        + item.what()
        + item.code().map(code -> " (" + code.system() + "|" + code.code() + ")").orElse("");
  }

  private static ObjectNode answer(ArrayNode items, String link, String text) {
    return answers(items, link, text).addObject();
  }

  private static ArrayNode answers(ArrayNode items, String link, String text) {
    return items.addObject().put("linkId", link).put("text", text).putArray("answer");
  }

  private static void coding(ObjectNode answer, String system, String code, String display) {
    answer.putObject("valueCoding").put("system", system).put("code", code).put("display", display);
  }

  private ObjectNode questionnaire() {
    ObjectNode form = Json.object().put("resourceType", "Questionnaire").put("id", CONTAINED);
    form.put("title", "Eligibility for " + match.trial().id()).put("status", "active");
    form.putArray("subjectType").add("Patient");
    ArrayNode items = form.putArray("item");
    ArrayNode trial = asked(items, "trial", "Trial", "group").putArray("item");
    asked(trial, "trial.id", "Registry number", "string");
    asked(trial, "trial.title", "Title", "string");
    asked(trial, "trial.study", "Study", "reference");
    ArrayNode statuses =
        asked(trial, "trial.status", "How the patient stands to the trial", "choice")
            .putArray("answerOption");
    for (MatchStatus status : MatchStatus.values()) {
      coding(statuses.addObject(), STATUSES, status.code(), Shown.status(status));
    }
    asked(trial, "trial.score", "Score", "decimal");
    asked(trial, "trial.rank", "Rank", "integer");
    askedGroup(items, "inclusion", "Inclusion criteria", CriterionKind.INCLUSION);
    askedGroup(items, "exclusion", "Exclusion criteria", CriterionKind.EXCLUSION);
    return form;
  }

  private void askedGroup(ArrayNode items, String id, String text, CriterionKind kind) {
    if (asking(kind).isEmpty()) {
      return;
    }
    ArrayNode list = asked(items, id, text, "group").putArray("item");
    for (CriterionReport one : asking(kind)) {
      String link = one.criterion().id();
      ObjectNode item = asked(list, link, one.criterion().text(), "choice");
      ArrayNode options = item.putArray("answerOption");
      for (ReportedState state : ReportedState.values()) {
        coding(options.addObject(), STATES, state.code(), state.words());
      }
      ArrayNode below = item.putArray("item");
      asked(below, link + ".reason", "Reason", "string");
      asked(below, link + ".evidence", "Evidence", "reference").put("repeats", true);
      asked(below, link + ".quote", "Words of notes", "string").put("repeats", true);
      asked(below, link + ".missing", "What would settle it", "string");
    }
  }

  private static ObjectNode asked(ArrayNode items, String link, String text, String type) {
    return items.addObject().put("linkId", link).put("text", text).put("type", type);
  }
}
