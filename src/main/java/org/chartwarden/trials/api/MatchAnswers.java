package org.chartwarden.trials.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.proposals.ProposedCandidate;
import org.chartwarden.trials.report.ReportPart;

/** Reports as answers of operations. */
@ApplicationScoped
class MatchAnswers {

  private final FhirGateway gateway;
  private final Clock clock;

  @Inject
  MatchAnswers(FhirGateway gateway, Clock clock) {
    this.gateway = gateway;
    this.clock = clock;
  }

  /**
   * What an answer is made of.
   *
   * @param json the report in plain JSON
   * @param page makes the page
   * @param type resource type of what was matched
   * @param hits what is shown
   * @param part which part of the ranking it is
   * @param total how many matches all parts have
   * @param proposed what waits for a person
   */
  record Content(
      ObjectNode json,
      Supplier<String> page,
      String type,
      List<MatchHit> hits,
      ReportPart part,
      int total,
      List<ProposedCandidate> proposed) {}

  /** When questionnaires are said to be filled. */
  String authored() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  OperationAnswer answer(OperationCall call, AnswerForm form, Content content) {
    return switch (form) {
      case PARAMETERS -> OperationAnswer.resource(MatchParameters.of(json(content)));
      case BUNDLE ->
          OperationAnswer.resource(
              new MatchBundle(gateway, call)
                  .searchset(content.type(), content.hits(), content.part(), content.total()));
      case QUESTIONNAIRE_RESPONSE ->
          OperationAnswer.resource(MatchBundle.collection(content.hits()));
      case JSON -> {
        byte[] body = Json.writeBytes(json(content));
        yield OperationAnswer.streamed("application/json;charset=UTF-8", out -> out.write(body));
      }
      case PAGE -> {
        byte[] body = content.page().get().getBytes(StandardCharsets.UTF_8);
        yield OperationAnswer.streamed("text/html;charset=UTF-8", out -> out.write(body));
      }
    };
  }

  private static ObjectNode json(Content content) {
    ObjectNode json = content.json();
    json.put("total", content.total());
    json.put("offset", content.part().offset());
    if (!content.proposed().isEmpty()) {
      ArrayNode list = json.putArray("proposals");
      for (ProposedCandidate one : content.proposed()) {
        String task = "/agent/tasks/" + one.task();
        String change = task + "/changes/" + one.change();
        list.addObject()
            .put("identifier", one.identifier())
            .put("patient", "Patient/" + one.patient())
            .put("trial", one.trial())
            .put("fresh", one.fresh())
            .put("task", task)
            .put("approve", change + "/approve")
            .put("reject", change + "/reject");
      }
    }
    return json;
  }
}
