package org.chartwarden.cds.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.chartwarden.cds.services.Hook;
import org.chartwarden.fhir.model.FhirIssue;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.model.LiteralReference;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Shown;

/**
 * The body of a call (CDS Hooks 2.0, Calling a CDS Service), as far as it is read.
 *
 * @param patient logical id of the patient
 * @param encounter logical id of the encounter
 * @param user reference of the user
 * @param drafts the draft orders that are asked about
 * @param fhirServer address of the record
 * @param token access token for it
 */
record HookRequest(
    String patient,
    Optional<String> encounter,
    Optional<String> user,
    List<ObjectNode> drafts,
    Optional<String> fhirServer,
    Optional<String> token) {

  private static final int MOST_DRAFTS = 100;

  /** Reads a call of a hook. */
  static HookRequest read(ObjectNode body, Hook hook) {
    return new Reading(body, hook).request();
  }

  /** Reads the members and notes what is wrong with each. */
  private static final class Reading {
    private final ObjectNode body;
    private final JsonNode context;
    private final Hook hook;
    private final List<FhirIssue> problems = new ArrayList<>();

    Reading(ObjectNode body, Hook hook) {
      this.body = body;
      this.context = body.path("context");
      this.hook = hook;
    }

    HookRequest request() {
      if (!body.path("hook").asText("").equals(hook.id())) {
        problem("hook", "must be \"" + hook.id() + "\", the hook of this service");
      }
      if (!uuid(body.path("hookInstance").asText(""))) {
        problem("hookInstance", "must be a UUID");
      }
      if (!context.isObject()) {
        problem("context", "must be an object");
      }
      Optional<String> patient = id("patientId", "Patient");
      if (patient.isEmpty() && !context.has("patientId")) {
        problem("context.patientId", "must be the id of the patient");
      }
      Optional<String> encounter = id("encounterId", "Encounter");
      List<ObjectNode> drafts =
          hook == Hook.ORDER_SELECT || hook == Hook.ORDER_SIGN ? drafts(patient) : List.of();
      if (!problems.isEmpty()) {
        throw new FhirProblem(400, problems);
      }
      return new HookRequest(
          patient.orElseThrow(),
          encounter,
          text(context.path("userId")),
          drafts,
          text(body.path("fhirServer")),
          text(body.at("/fhirAuthorization/access_token")));
    }

    private static boolean uuid(String text) {
      try {
        return UUID.fromString(text).toString().equalsIgnoreCase(text);
      } catch (IllegalArgumentException e) {
        // What the parser refuses is no UUID.
        return false;
      }
    }

    private Optional<String> id(String member, String type) {
      String written = context.path(member).asText("");
      if (written.isEmpty()) {
        return Optional.empty();
      }
      String id = written.startsWith(type + "/") ? written.substring(type.length() + 1) : written;
      if (!ResourceKey.ID.matcher(id).matches()) {
        problem(
            "context." + member,
            "must be the id of a resource, not \"" + Shown.of(written, 80) + "\"");
        return Optional.empty();
      }
      return Optional.of(id);
    }

    private List<ObjectNode> drafts(Optional<String> patient) {
      JsonNode entries = context.at("/draftOrders/entry");
      if (!context.at("/draftOrders/resourceType").asText("").equals("Bundle")
          || !entries.isArray()) {
        problem("context.draftOrders", "must be a Bundle of the draft orders");
        return List.of();
      }
      if (entries.size() > MOST_DRAFTS) {
        problem("context.draftOrders", "holds more than " + MOST_DRAFTS + " orders");
        return List.of();
      }
      List<ObjectNode> drafts = new ArrayList<>();
      Set<String> selected = selections();
      for (int i = 0; i < entries.size(); i++) {
        if (entries.get(i).path("resource") instanceof ObjectNode draft) {
          ofPatient(draft, patient, "context.draftOrders.entry[" + i + "].resource");
          String reference =
              draft.path("resourceType").asText("") + "/" + draft.path("id").asText("");
          if (hook == Hook.ORDER_SIGN || selected.contains(reference)) {
            drafts.add(draft);
          }
        }
      }
      return drafts;
    }

    /** The drafts that were just chosen; the others were answered before. */
    private Set<String> selections() {
      Set<String> selected = new HashSet<>();
      if (hook == Hook.ORDER_SELECT) {
        if (!context.path("selections").isArray()) {
          problem("context.selections", "must be an array of the orders that were chosen");
        }
        context.path("selections").forEach(one -> selected.add(one.asText("")));
      }
      return selected;
    }

    private void ofPatient(ObjectNode draft, Optional<String> patient, String place) {
      String subject = draft.at("/subject/reference").asText("");
      Optional<String> named = LiteralReference.id(subject, "Patient");
      if (!subject.isEmpty() && patient.isPresent() && !named.equals(patient)) {
        problem(place + ".subject", "must be the patient of the call");
      }
    }

    private static Optional<String> text(JsonNode node) {
      return node.isTextual() && !node.asText().isBlank()
          ? Optional.of(node.asText())
          : Optional.empty();
    }

    private void problem(String place, String must) {
      problems.add(new FhirIssue("error", "invalid", "invalid-call", place + " " + must, place));
    }
  }
}
