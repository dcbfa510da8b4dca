package org.chartwarden.calculators.api;

import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Answers a question about a note or a chart with the calculator that it asks for. */
@Path("/calculators/answer")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calculators", description = "Medical calculators that fill themselves from the chart.")
class AnswerEndpoint {

  private final QuestionAnswers answers;
  private final CalculatorsConfig config;
  private final Caller caller;

  @Inject
  AnswerEndpoint(QuestionAnswers answers, CalculatorsConfig config, Caller caller) {
    this.caller = caller;
    this.answers = answers;
    this.config = config;
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(
      operationId = "answerWithCalculator",
      summary = "Answers a question with the calculator that it asks for",
      description =
          "question (at most 4,000 characters) names a calculator in any words; note, noteReference,"
              + " patient and inputs fill it, with encounter, asOf, timeRule and profile as when a"
              + " calculator is run. calculator settles which one where the question leaves it open."
              + " model names a configured model that reads the note and helps with the choice:"
              + " what it finds counts only where the note says it, and it computes nothing. The"
              + " answer has the calculator, the candidates, and the report of the calculation with"
              + " every input, its source and span, what is missing and the working.")
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              examples =
                  @ExampleObject(
                      name = "question and note",
                      value =
                          "{\"question\": \"What is the mean arterial pressure?\","
                              + " \"note\": \"BP on arrival was 150/90 mmHg.\"}")))
  @APIResponse(
      responseCode = "200",
      description =
          "The answer; answered is false when the calculator is open or an input is missing, and"
              + " because says what is.")
  @APIResponse(responseCode = "400", description = "Input that cannot be used, one entry a field.")
  @APIResponse(responseCode = "404", description = "There is no such calculator or patient.")
  @APIResponse(responseCode = "413", description = "The body is too large.")
  public String answer(InputStream body) throws IOException {
    return Json.write(
        answers.answer(
            caller.context(), CalculationBody.read(body, config.maxBodySize().asLongValue())));
  }
}
