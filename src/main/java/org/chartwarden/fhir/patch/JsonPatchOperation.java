package org.chartwarden.fhir.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.chartwarden.platform.Json;

/**
 * One operation of a JSON Patch, RFC 6902, section 4. Members it does not define are ignored.
 *
 * @param index place in the patch, 0-based
 * @param kind what is done
 * @param path where
 * @param from whence, for move and copy, else null
 * @param value with what, for add, replace and test, else null
 */
record JsonPatchOperation(int index, Kind kind, Pointer path, Pointer from, JsonNode value) {

  /** RFC 6902, sections 4.1 to 4.6. */
  enum Kind {
    ADD(true, false),
    REMOVE(false, false),
    REPLACE(true, false),
    MOVE(false, true),
    COPY(false, true),
    TEST(true, false);

    private final boolean takesValue;
    private final boolean takesFrom;

    Kind(boolean takesValue, boolean takesFrom) {
      this.takesValue = takesValue;
      this.takesFrom = takesFrom;
    }
  }

  static JsonPatchOperation parse(int index, JsonNode operation) {
    String at = "patch[" + index + "]";
    if (!operation.isObject()) {
      throw PatchProblems.malformed("malformed-patch", at + " must be an object");
    }
    Kind kind = kind(at, operation.path("op"));
    Pointer path = pointer(at + ".path", operation.path("path"));
    Pointer from = kind.takesFrom ? pointer(at + ".from", operation.path("from")) : null;
    JsonNode value = kind.takesValue ? operation.get("value") : null;
    if (kind.takesValue && value == null) {
      throw PatchProblems.malformed(
          "malformed-patch", at + " must have a value to " + kind.name().toLowerCase(Locale.ROOT));
    }
    return new JsonPatchOperation(index, kind, path, from, value);
  }

  private static Kind kind(String at, JsonNode op) {
    for (Kind kind : Kind.values()) {
      if (op.isTextual() && kind.name().toLowerCase(Locale.ROOT).equals(op.textValue())) {
        return kind;
      }
    }
    throw PatchProblems.malformed(
        "malformed-patch",
        at
            + ".op must be add, remove, replace, move, copy or test"
            + (op.isMissingNode() ? "" : ", not " + op));
  }

  private static Pointer pointer(String at, JsonNode text) {
    if (!text.isTextual()) {
      throw PatchProblems.malformed(
          "malformed-patch", at + " must be a JSON Pointer such as '/name/0/family'");
    }
    return Pointer.parse(at, text.textValue());
  }

  /** The name of a member of this operation in sentences. */
  String at(String member) {
    return "patch[" + index + "]." + member;
  }

  /** The same with the references in its value replaced; the value is wrapped under its name. */
  JsonPatchOperation withValue(UnaryOperator<ObjectNode> rewritten) {
    if (value == null || path.root() && !value.isObject()) {
      return this;
    }
    String name = path.root() ? "resource" : named();
    ObjectNode wrapped = Json.object().set(name, value.deepCopy());
    JsonNode replaced = rewritten.apply(wrapped).get(name);
    return new JsonPatchOperation(index, kind, path, from, replaced);
  }

  /** The member the value is for: the last token that is no array index. */
  private String named() {
    for (int i = path.tokens().size() - 1; i >= 0; i--) {
      if (!path.tokens().get(i).matches("-|\\d+")) {
        return path.tokens().get(i);
      }
    }
    return "value";
  }
}
