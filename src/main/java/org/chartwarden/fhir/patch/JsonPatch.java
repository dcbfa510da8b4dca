package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.chartwarden.platform.Shown;

/** JSON Patch, RFC 6902. */
public final class JsonPatch implements ResourcePatch {

  private static final int MOST_OPERATIONS = 10_000;

  /** Values that may be put in place; a copied copy doubles a document with every operation. */
  private static final long MOST_VALUES = 2_000_000;

  /** Deepest nesting of the result; deeper content could not be read again. */
  private static final int MOST_LEVELS = 150;

  private final List<JsonPatchOperation> operations;

  private JsonPatch(List<JsonPatchOperation> operations) {
    this.operations = operations;
  }

  /**
   * Reads a patch document.
   *
   * @throws FhirProblem 400 naming the operation that is not well-formed
   */
  public static JsonPatch parse(byte[] document) {
    try {
      return of(Json.parse(document));
    } catch (JsonProcessingException e) {
      throw PatchProblems.malformed(
          "malformed-json", "the patch is not well-formed JSON: " + e.getOriginalMessage());
    } catch (UncheckedIOException e) {
      throw PatchProblems.malformed("malformed-json", "the patch is not text in UTF-8");
    }
  }

  static JsonPatch of(JsonNode document) {
    if (!(document instanceof ArrayNode list)) {
      throw PatchProblems.malformed(
          "malformed-patch", "a JSON Patch is an array of operations (RFC 6902, section 3)");
    }
    if (list.size() > MOST_OPERATIONS) {
      throw PatchProblems.tooCostly(
          "the patch has " + list.size() + " operations; at most " + MOST_OPERATIONS + " are done");
    }
    List<JsonPatchOperation> operations = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      operations.add(JsonPatchOperation.parse(i, list.get(i)));
    }
    return new JsonPatch(List.copyOf(operations));
  }

  @Override
  public ObjectNode applyTo(ObjectNode resource) {
    if (patched(resource) instanceof ObjectNode object) {
      Trees.prune(object);
      return object;
    }
    throw PatchProblems.unfit(
        "patch-result-no-resource", "after the patch the document is no JSON object any more");
  }

  /** The patched document, of any JSON kind. */
  JsonNode patched(JsonNode document) {
    Run run = new Run(document.deepCopy());
    operations.forEach(run::apply);
    return run.document;
  }

  @Override
  public JsonPatch withValues(UnaryOperator<ObjectNode> rewritten) {
    return new JsonPatch(operations.stream().map(o -> o.withValue(rewritten)).toList());
  }

  /** One document on its way through the operations. */
  private static final class Run {
    private JsonNode document;
    private long placed;

    Run(JsonNode document) {
      this.document = document;
    }

    void apply(JsonPatchOperation operation) {
      switch (operation.kind()) {
        case ADD -> add(operation, operation.value().deepCopy());
        case REMOVE -> remove(operation.at("path"), operation.path());
        case REPLACE -> replace(operation);
        case MOVE -> move(operation);
        case COPY -> copy(operation);
        case TEST -> test(operation);
      }
    }

    private void add(JsonPatchOperation operation, JsonNode value) {
      Pointer path = operation.path();
      requireWorth(operation, value);
      if (path.root()) {
        document = value;
        return;
      }
      JsonNode owner = path.owner(operation.at("path"), document);
      if (owner instanceof ArrayNode list) {
        list.insert(path.insertionIndex(operation.at("path"), list), value);
      } else {
        ((ObjectNode) owner).set(path.last(), value);
      }
    }

    private JsonNode remove(String at, Pointer path) {
      if (path.root()) {
        throw PatchProblems.unfit(
            "patch-target-missing", at + " '' is the whole resource, which cannot be removed");
      }
      JsonNode value = path.value(at, document);
      JsonNode owner = path.owner(at, document);
      if (owner instanceof ArrayNode list) {
        list.remove(Integer.parseInt(path.last()));
      } else {
        ((ObjectNode) owner).remove(path.last());
      }
      return value;
    }

    private void replace(JsonPatchOperation operation) {
      Pointer path = operation.path();
      JsonNode value = operation.value().deepCopy();
      requireWorth(operation, value);
      path.value(operation.at("path"), document);
      if (path.root()) {
        document = value;
        return;
      }
      JsonNode owner = path.owner(operation.at("path"), document);
      if (owner instanceof ArrayNode list) {
        list.set(Integer.parseInt(path.last()), value);
      } else {
        ((ObjectNode) owner).set(path.last(), value);
      }
    }

    private void move(JsonPatchOperation operation) {
      if (operation.path().equals(operation.from())) {
        operation.from().value(operation.at("from"), document);
        return;
      }
      if (operation.path().within(operation.from())) {
        throw PatchProblems.unfit(
            "patch-into-itself",
            operation.at("from")
                + " '"
                + operation.from().text()
                + "' cannot be moved into itself, to '"
                + operation.path().text()
                + "'");
      }
      add(operation, remove(operation.at("from"), operation.from()));
    }

    private void copy(JsonPatchOperation operation) {
      JsonNode value = operation.from().value(operation.at("from"), document);
      requireWorth(operation, value);
      add(operation, value.deepCopy());
    }

    private void test(JsonPatchOperation operation) {
      JsonNode found = operation.path().value(operation.at("path"), document);
      if (!Trees.same(found, operation.value())) {
        throw PatchProblems.unfit(
            "patch-test-failed",
            operation.at("path")
                + " '"
                + operation.path().text()
                + "' was tested for "
                + brief(operation.value())
                + ", but is "
                + brief(found));
      }
    }

    private void requireWorth(JsonPatchOperation operation, JsonNode value) {
      placed += Trees.size(value);
      if (placed > MOST_VALUES) {
        throw PatchProblems.tooCostly(
            operation.at("path")
                + ": the patch moves or copies more than "
                + MOST_VALUES
                + " values");
      }
      if (operation.path().tokens().size() + Trees.height(value) > MOST_LEVELS) {
        throw PatchProblems.tooCostly(
            operation.at("path") + " would nest the resource more than " + MOST_LEVELS + " levels");
      }
    }

    private static String brief(JsonNode value) {
      String text = Json.write(value);
      return Shown.of(text, 80);
    }
  }
}
