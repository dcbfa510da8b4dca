package org.chartwarden.notes.proposals;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.chartwarden.notes.mentions.NoteMention;
import org.chartwarden.platform.Json;

/** All proposals of a note. */
public final class NoteProposals {

  private NoteProposals() {}

  /** The resources in the order of the note. */
  public static List<ObjectNode> of(List<NoteMention> mentions, ProposalSource source) {
    List<ObjectNode> resources = new ArrayList<>();
    ProposalForms.ALL.forEach(form -> resources.addAll(form.of(mentions, source)));
    resources.sort(Comparator.comparingInt(NoteProposals::start));
    return resources;
  }

  private static int start(ObjectNode resource) {
    for (var part : resource.at("/extension/0/extension")) {
      if (part.path("url").asText().equals("start")) {
        return part.path("valueInteger").asInt();
      }
    }
    throw new IllegalStateException("a proposal has no place in the note");
  }

  /** A Bundle of type collection (FHIR R4 bundle.html); the same note gives the same Bundle. */
  public static ObjectNode bundle(List<ObjectNode> resources) {
    ObjectNode bundle = Json.object().put("resourceType", "Bundle").put("type", "collection");
    ArrayNode entries = Json.array();
    int place = 0;
    for (ObjectNode resource : resources) {
      String name = place++ + Json.write(resource);
      ObjectNode entry = entries.addObject();
      entry.put(
          "fullUrl", "urn:uuid:" + UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)));
      entry.set("resource", resource);
    }
    if (!entries.isEmpty()) {
      bundle.set("entry", entries);
    }
    return bundle;
  }
}
