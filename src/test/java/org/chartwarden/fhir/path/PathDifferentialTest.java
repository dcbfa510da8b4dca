package org.chartwarden.fhir.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.search.IndexedParam;
import org.chartwarden.fhir.search.SearchParameterRegistry;
import org.chartwarden.platform.Json;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.instance.model.api.IPrimitiveType;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.Property;
import org.junit.jupiter.api.Test;

/**
 * Holds the compiled paths against HAPI's FHIRPath engine on real-looking records. The members of a
 * union are evaluated one by one, because that engine cannot compare quantities to unite them.
 */
class PathDifferentialTest {

  private static final Path SAMPLE = Path.of("../shared/synthea");
  private static final int EACH_TYPE = 25;

  @Test
  void selectsWhatTheReferenceEngineSelects() throws IOException {
    assumeTrue(Files.isDirectory(SAMPLE), "the Synthea sample is not beside the project");
    SearchParameterRegistry registry = new SearchParameterRegistry();
    IFhirPath engine = FhirModel.context().newFhirPath();
    engine.setEvaluationContext(new TypeOnlyResolver());
    Map<String, IFhirPath.IParsedExpression> parsed = new HashMap<>();
    Map<String, String> differences = new TreeMap<>();
    int compared = 0;
    for (JsonNode resource : sample()) {
      String type = resource.path("resourceType").asText();
      IBaseResource structure =
          FhirModel.context().newJsonParser().parseResource(Json.write(resource));
      for (IndexedParam param : registry.indexedOf(type)) {
        if (param.param().expression().isEmpty()) {
          continue;
        }
        List<String> ours =
            param.program().select(resource).stream().map(PathDifferentialTest::shape).toList();
        List<String> theirs = new ArrayList<>();
        for (String member : param.param().expression().split("\\|")) {
          for (IBase value :
              engine.evaluate(
                  structure, parsed.computeIfAbsent(member, e -> parse(engine, e)), IBase.class)) {
            theirs.add(shape(value));
          }
        }
        compared += theirs.size();
        // A union keeps what two of its members select once, which the members alone cannot show.
        if (param.param().expression().contains("|")) {
          ours = ours.stream().distinct().toList();
          theirs = new ArrayList<>(theirs.stream().distinct().toList());
        }
        if (!ours.stream().sorted().toList().equals(theirs.stream().sorted().toList())) {
          differences.putIfAbsent(
              type + "." + param.param().name(),
              resource.path("id").asText() + " ours " + ours + " theirs " + theirs);
        }
      }
    }
    assertThat(compared).isGreaterThan(5000);
    assertThat(differences).isEmpty();
  }

  private static IFhirPath.IParsedExpression parse(IFhirPath engine, String expression) {
    try {
      return engine.parse(expression);
    } catch (Exception e) {
      throw new IllegalStateException(expression, e);
    }
  }

  private static String shape(Located element) {
    JsonNode node = element.node();
    return name(element.type().name())
        + (node.isValueNode() ? " " + node.asText() : "#" + leaves(node));
  }

  private static String shape(IBase value) {
    if (value instanceof IPrimitiveType<?> primitive) {
      return value.fhirType() + " " + primitive.getValueAsString();
    }
    return name(value.fhirType()) + "#" + leaves((Base) value);
  }

  /** Both sides have names of their own for the elements that are no data types. */
  private static String name(String type) {
    return type.contains(".") || type.endsWith("Component") ? "element" : type;
  }

  private static int leaves(Base value) {
    if (value.isPrimitive()) {
      return 1;
    }
    int sum = value instanceof IBaseResource ? 1 : 0;
    for (Property child : value.children()) {
      for (Base item : child.getValues()) {
        sum += leaves(item);
      }
    }
    return sum;
  }

  /** Number of leaf values, which tells elements apart without depending on text forms. */
  private static int leaves(JsonNode node) {
    if (node.isValueNode()) {
      return 1;
    }
    int sum = 0;
    for (JsonNode child : node) {
      sum += leaves(child);
    }
    return sum;
  }

  private static List<JsonNode> sample() throws IOException {
    List<JsonNode> resources = new ArrayList<>();
    Map<String, Integer> taken = new HashMap<>();
    try (var files = Files.list(SAMPLE)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".gz")).sorted().toList()) {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
          for (JsonNode entry : Json.parse(in.readAllBytes()).path("entry")) {
            JsonNode resource = entry.path("resource");
            if (taken.merge(resource.path("resourceType").asText(), 1, Integer::sum) <= EACH_TYPE) {
              resources.add(resource);
            }
          }
        }
      }
    }
    return resources;
  }

  /** Resolves a literal reference to an empty resource of the type its text names. */
  private static final class TypeOnlyResolver implements IFhirPathEvaluationContext {
    @Override
    public IBase resolveReference(IIdType reference, IBase context) {
      String type = ReferenceTarget.of(reference.getValue()).type();
      return type.isEmpty() ? null : FhirModel.context().getResourceDefinition(type).newInstance();
    }
  }
}
