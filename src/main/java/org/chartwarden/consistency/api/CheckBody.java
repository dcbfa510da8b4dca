package org.chartwarden.consistency.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.JsonBody;
import org.chartwarden.platform.Shown;

/** Reads the JSON body of a request for a check; every fault is told, each with its member. */
final class CheckBody {

  private static final List<String> MEMBERS =
      List.of("note", "noteReference", "patient", "encounter", "written", "model", "propose");
  private static final int SHOWN = 60;

  private final ObjectNode body;
  private final List<FhirIssue> problems = new ArrayList<>();

  private CheckBody(ObjectNode body) {
    this.body = body;
  }

  /**
   * Reads a body.
   *
   * @param most most bytes
   * @throws FhirProblem 413 when it is longer, 400 when it is no JSON object or has wrong members
   */
  static CheckWanted read(InputStream body, long most) throws IOException {
    return new CheckBody(JsonBody.read(body, most)).wanted();
  }

  private CheckWanted wanted() {
    body.fieldNames()
        .forEachRemaining(
            name -> {
              if (!MEMBERS.contains(name)) {
                String shown = Shown.of(name, SHOWN);
                fault(
                    shown,
                    "unknown-member",
                    "unknown member \"" + shown + "\"; known are " + String.join(", ", MEMBERS));
              }
            });
    CheckWanted wanted =
        new CheckWanted(
            text("note"),
            text("noteReference"),
            text("patient"),
            text("encounter"),
            text("written"),
            text("model"),
            flag("propose"));
    if (!problems.isEmpty()) {
      throw new FhirProblem(400, problems);
    }
    return wanted;
  }

  private Optional<String> text(String member) {
    JsonNode value = body.path(member);
    if (value.isMissingNode() || value.isNull()) {
      return Optional.empty();
    }
    if (!value.isTextual()) {
      fault(member, "wrong-type", "\"" + member + "\" must be a string");
      return Optional.empty();
    }
    return Optional.of(value.textValue());
  }

  private boolean flag(String member) {
    JsonNode value = body.path(member);
    if (!value.isMissingNode() && !value.isNull() && !value.isBoolean()) {
      fault(member, "wrong-type", "\"" + member + "\" must be true or false");
    }
    return value.asBoolean(false);
  }

  private void fault(String member, String code, String message) {
    problems.add(new FhirIssue("error", "invalid", code, message, member));
  }
}
