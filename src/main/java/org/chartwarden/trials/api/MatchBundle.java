package org.chartwarden.trials.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.fhir.operations.OperationCall;
import org.chartwarden.fhir.operations.OperationParameters;
import org.chartwarden.platform.Json;
import org.chartwarden.trials.report.ReportPart;

/** Matches as a Bundle (FHIR R4 bundle.html). */
final class MatchBundle {

  private static final int AT_ONCE = 100;
  private static final int DIGITS = 4;

  private final FhirGateway gateway;
  private final OperationCall call;

  MatchBundle(FhirGateway gateway, OperationCall call) {
    this.gateway = gateway;
    this.call = call;
  }

  /** The filled questionnaires alone. */
  static ObjectNode collection(List<MatchHit> hits) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "collection");
    if (!hits.isEmpty()) {
      ArrayNode entries = bundle.putArray("entry");
      hits.forEach(hit -> response(entries.addObject(), hit));
    }
    return bundle;
  }

  /**
   * What was matched, the best first, each with its score and followed by its questionnaire.
   *
   * @param type resource type of what was matched
   * @param total how many there are in all parts
   */
  ObjectNode searchset(String type, List<MatchHit> hits, ReportPart part, int total) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "searchset");
    bundle.put("total", total);
    ArrayNode links = bundle.putArray("link");
    links.addObject().put("relation", "self").put("url", call.self());
    if (part.offset() + hits.size() < total && !hits.isEmpty()) {
      links.addObject().put("relation", "next").put("url", address(part.offset() + hits.size()));
    }
    if (hits.isEmpty()) {
      return bundle;
    }
    Map<String, ResourceVersion> stored = stored(type, hits);
    ArrayNode entries = bundle.putArray("entry");
    for (MatchHit hit : hits) {
      ResourceVersion resource = stored.get(hit.id());
      if (resource == null) {
        // Deleted since it was matched.
        continue;
      }
      ObjectNode entry = entries.addObject();
      entry.put("fullUrl", call.base() + "/" + resource.key().reference());
      entry.set("resource", resource.tree());
      entry
          .putObject("search")
          .put("mode", "match")
          .put("score", BigDecimal.valueOf(hit.score()).setScale(DIGITS, RoundingMode.HALF_EVEN));
      ObjectNode answers = entries.addObject();
      response(answers, hit);
      answers.putObject("search").put("mode", "include");
    }
    return bundle;
  }

  private static void response(ObjectNode entry, MatchHit hit) {
    ObjectNode response = hit.response().get();
    byte[] name = Json.writeBytes(response);
    entry.put("fullUrl", "urn:uuid:" + UUID.nameUUIDFromBytes(name));
    entry.set("resource", response);
  }

  private Map<String, ResourceVersion> stored(String type, List<MatchHit> hits) {
    Map<String, ResourceVersion> found = new HashMap<>();
    List<String> ids = hits.stream().map(MatchHit::id).toList();
    for (int from = 0; from < ids.size(); from += AT_ONCE) {
      List<String> some = ids.subList(from, Math.min(ids.size(), from + AT_ONCE));
      gateway
          .first(call.who(), type, "_id=" + String.join(",", some), AT_ONCE)
          .forEach(version -> found.put(version.key().id(), version));
    }
    return found;
  }

  /** The address of the next part, with everything that was asked for. */
  private String address(int offset) {
    List<String> query = new ArrayList<>();
    for (OperationParameters.Parameter parameter : call.parameters().all()) {
      if (!parameter.name().equals("_offset") && !parameter.name().equals("propose")) {
        query.add(encoded(parameter.name()) + "=" + encoded(MatchCall.text(parameter.value())));
      }
    }
    query.add("_offset=" + offset);
    int end = call.self().indexOf('?');
    return (end < 0 ? call.self() : call.self().substring(0, end)) + "?" + String.join("&", query);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
