package org.chartwarden.calculators.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.chartwarden.calculators.formulas.Calculator;
import org.chartwarden.calculators.formulas.CalculatorCatalog;
import org.chartwarden.calculators.formulas.CalculatorSpec;
import org.chartwarden.calculators.formulas.Category;
import org.chartwarden.calculators.intake.CalculationProblem;
import org.chartwarden.calculators.intake.ReportJson;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Calculators: list them, describe one, run one. */
@Path("/calculators")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Calculators", description = "Medical calculators that fill themselves from the chart.")
class CalculatorEndpoint {

  private final Calculations calculations;
  private final CalculatorsConfig config;
  private final Caller caller;

  @Inject
  CalculatorEndpoint(Calculations calculations, CalculatorsConfig config, Caller caller) {
    this.caller = caller;
    this.calculations = calculations;
    this.config = config;
  }

  @GET
  @Operation(
      operationId = "listCalculators",
      summary = "Lists calculators",
      description = "q: words of id, name or synonyms; category: one of those in the answer.")
  public String list(@QueryParam("q") String q, @QueryParam("category") String category) {
    Optional<Category> wanted = Optional.ofNullable(category).map(CalculatorEndpoint::category);
    List<CalculatorSpec> found =
        CalculatorCatalog.all().stream()
            .map(Calculator::spec)
            .filter(spec -> wanted.isEmpty() || spec.category() == wanted.get())
            .filter(spec -> q == null || matches(spec, q))
            .toList();
    ObjectNode node = Json.object().put("total", found.size());
    ArrayNode list = node.putArray("calculators");
    found.forEach(spec -> list.add(CalculatorDescription.brief(spec)));
    ArrayNode categories = node.putArray("categories");
    Arrays.stream(Category.values()).map(Category::label).forEach(categories::add);
    return Json.write(node);
  }

  private static Category category(String text) {
    return Arrays.stream(Category.values())
        .filter(c -> c.label().equalsIgnoreCase(text) || c.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                CalculationProblem.of(
                    400,
                    "category",
                    "unknown-category",
                    "there is no category \""
                        + text
                        + "\"; there are "
                        + String.join(
                            ", ", Arrays.stream(Category.values()).map(Category::label).toList())));
  }

  private static boolean matches(CalculatorSpec spec, String q) {
    String names = Calculations.key(spec.id() + spec.name() + String.join("", spec.synonyms()));
    return Arrays.stream(q.strip().split("\\s+")).map(Calculations::key).allMatch(names::contains);
  }

  @GET
  @Path("{id}")
  @Operation(
      operationId = "describeCalculator",
      summary = "Describes a calculator",
      description =
          "Inputs with kinds, units, ranges, options and codes, bands, references, profiles, and"
              + " the JSON Schema of a request: what a form generator needs.")
  @APIResponse(responseCode = "200", description = "The description.")
  @APIResponse(responseCode = "404", description = "There is none; the problem suggests others.")
  public String describe(@PathParam("id") String id) {
    return Json.write(CalculatorDescription.whole(Calculations.require(id).spec()));
  }

  @POST
  @Path("{id}")
  @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
  @Operation(
      operationId = "runCalculator",
      summary = "Runs a calculator",
      description =
          "Given inputs win over the chart, the chart over the note. The answer shows every input"
              + " with its source, what was assumed, what is missing, and the working. The schema"
              + " of the body is requestSchema of the calculator's description.")
  @APIResponse(responseCode = "200", description = "The report, with a result if it can be had.")
  @APIResponse(responseCode = "400", description = "Input that cannot be used, one entry a field.")
  @APIResponse(responseCode = "404", description = "There is no such calculator or patient.")
  public String run(@PathParam("id") String id, InputStream body) throws IOException {
    Calculator calculator = Calculations.require(id);
    ObjectNode request = CalculationBody.read(body, config.maxBodySize().asLongValue());
    Calculations.Outcome outcome = calculations.run(caller.context(), calculator, request);
    ObjectNode node = ReportJson.of(outcome.report());
    outcome
        .filed()
        .ifPresent(
            filed -> {
              String change = "/agent/tasks/" + filed.task() + "/changes/" + filed.changes().get(0);
              ObjectNode proposal = node.putObject("proposal");
              proposal.put("task", "/agent/tasks/" + filed.task());
              proposal.put("approve", change + "/approve");
              proposal.put("reject", change + "/reject");
              proposal.set("resource", outcome.resource().orElseThrow());
            });
    return Json.write(node);
  }
}
