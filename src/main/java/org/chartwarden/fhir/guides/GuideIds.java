package org.chartwarden.fhir.guides;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.chartwarden.fhir.model.ResourceKey;

/** The ids that a resource of a package may be stored under, the best one first. */
final class GuideIds {

  private static final int LONGEST = 64;

  private GuideIds() {}

  /** Its own id, its id with its version, and one that is made of its canonical address. */
  static List<String> of(ObjectNode resource, GuideManifest manifest) {
    String own = resource.path("id").asText();
    String version = resource.path("version").asText(manifest.version());
    String address = resource.path("url").asText(own) + "|" + version;
    UUID made = UUID.nameUUIDFromBytes(address.getBytes(StandardCharsets.UTF_8));
    return List.of(own, own + "-" + version.replaceAll("[^A-Za-z0-9.-]", "-"), made.toString())
        .stream()
        .filter(id -> id.length() <= LONGEST && ResourceKey.ID.matcher(id).matches())
        .toList();
  }
}
