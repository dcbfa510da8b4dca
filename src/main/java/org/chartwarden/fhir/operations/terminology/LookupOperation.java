package org.chartwarden.fhir.operations.terminology;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.operations.FhirOperation;
import org.chartwarden.fhir.operations.OperationAnswer;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.fhir.terminology.TerminologyService;
import org.chartwarden.fhir.terminology.systems.Canonical;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemInfo;
import org.chartwarden.fhir.terminology.systems.Concept;
import org.chartwarden.fhir.terminology.systems.ConceptProperty;

/** {@code CodeSystem/$lookup}, FHIR R4 codesystem-operation-lookup.html. */
@ApplicationScoped
class LookupOperation implements FhirOperation {

  private static final String LANGUAGE = "lang.";

  private final TerminologyService terminology;

  @Inject
  LookupOperation(TerminologyService terminology) {
    this.terminology = terminology;
  }

  @Override
  public String definition() {
    return "CodeSystem-lookup";
  }

  @Override
  public OperationAnswer run(OperationCall call) {
    OperationParameters parameters = call.parameters();
    Optional<JsonNode> coding = parameters.value("coding");
    if (coding.isPresent() == parameters.has("code")) {
      throw FhirProblem.invalid(
          "missing-parameter", "either code with system, or coding is needed");
    }
    String code =
        coding.map(c -> c.path("code").asText("")).or(() -> parameters.text("code")).orElse("");
    String system =
        coding.map(c -> c.path("system").asText("")).or(() -> parameters.text("system")).orElse("");
    String version =
        coding
            .map(c -> c.path("version").asText(""))
            .filter(v -> !v.isEmpty())
            .or(() -> parameters.text("version"))
            .orElse("");
    if (code.isEmpty() || system.isEmpty()) {
      throw FhirProblem.invalid(
          "missing-parameter", "a code is looked up in its system: name both");
    }
    Canonical canonical =
        version.isEmpty() ? Canonical.parse(system) : new Canonical(system, version);
    CodeSystemContent content = terminology.requireContent(canonical.toString());
    Concept concept = found(content, code);
    return answer(
        content,
        concept,
        new HashSet<>(parameters.texts("property")),
        parameters.text("displayLanguage").orElse(""));
  }

  private static Concept found(CodeSystemContent content, String code) {
    return content
        .find(code)
        .orElseThrow(
            () ->
                new FhirProblem(
                    404,
                    "not-found",
                    content.info().complete() ? "unknown-code" : "not-known-here",
                    "the code '"
                        + code
                        + (content.info().complete()
                            ? "' is not in '" + content.info().canonical() + "'"
                            : "' is not known here: only a part of '"
                                + content.info().canonical()
                                + "' is loaded")));
  }

  private static OperationAnswer answer(
      CodeSystemContent content, Concept concept, Set<String> wanted, String language) {
    boolean all = wanted.isEmpty() || wanted.contains("*");
    CodeSystemInfo info = content.info();
    Answers answers = Answers.parameters();
    answers.text("name", "valueString", info.name());
    answers.text("version", "valueString", info.version());
    String display =
        language.isEmpty()
            ? concept.display()
            : concept.displayIn(language).orElse(concept.display());
    // The output parameter is mandatory, so a code without a name is its own name.
    answers.text("display", "valueString", display.isEmpty() ? concept.code() : display);
    if (all || wanted.contains("definition")) {
      answers.text("definition", "valueString", concept.definition());
    }
    concept.designations().stream()
        .filter(
            d ->
                all
                    || wanted.contains("designation")
                    || wanted.stream()
                        .anyMatch(
                            w -> w.startsWith(LANGUAGE) && d.in(w.substring(LANGUAGE.length()))))
        .forEach(answers::designation);
    properties(answers, content, concept, all, wanted);
    return answers.answer();
  }

  private static void properties(
      Answers answers,
      CodeSystemContent content,
      Concept concept,
      boolean all,
      Set<String> wanted) {
    Map<String, String> descriptions =
        content.info().properties().stream()
            .collect(
                Collectors.toMap(
                    CodeSystemInfo.PropertyDefinition::code,
                    CodeSystemInfo.PropertyDefinition::description,
                    (first, second) -> first));
    if ((all || wanted.contains("inactive"))
        && concept.properties().stream().noneMatch(p -> p.code().equals("inactive"))) {
      answers.property(
          new ConceptProperty("inactive", "boolean", Boolean.toString(concept.inactive())), "");
    }
    for (ConceptProperty property : concept.properties()) {
      if (all || wanted.contains(property.code())) {
        answers.property(property, descriptions.getOrDefault(property.code(), ""));
      }
    }
    if (all || wanted.contains("parent")) {
      related(answers, "parent", concept.parents());
    }
    if (all || wanted.contains("child")) {
      content
          .place(concept.code())
          .ifPresent(place -> related(answers, "child", content.codes(content.children(place))));
    }
  }

  private static void related(Answers answers, String name, List<String> codes) {
    codes.forEach(code -> answers.property(new ConceptProperty(name, "code", code), ""));
  }
}
