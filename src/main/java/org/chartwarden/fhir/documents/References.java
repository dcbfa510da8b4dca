package org.chartwarden.fhir.documents;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceTypes;

/** Finds the references to resources of this server in a tree. */
final class References {

  private static final Pattern RELATIVE =
      Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(/_history/\\d{1,18})?");

  private References() {}

  /** All of them, in the order of the tree. */
  static Set<ResourceKey> in(JsonNode tree, String base) {
    Set<ResourceKey> found = new LinkedHashSet<>();
    collect(tree, base, found);
    return found;
  }

  private static void collect(JsonNode node, String base, Set<ResourceKey> found) {
    if (node.isObject() && node.path("reference").isTextual()) {
      key(node.path("reference").textValue(), base).ifPresent(found::add);
    }
    node.forEach(child -> collect(child, base, found));
  }

  private static Optional<ResourceKey> key(String reference, String base) {
    String relative =
        reference.startsWith(base + "/") ? reference.substring(base.length() + 1) : reference;
    Matcher matcher = RELATIVE.matcher(relative);
    return matcher.matches() && ResourceTypes.known(matcher.group(1))
        ? Optional.of(new ResourceKey(matcher.group(1), matcher.group(2)))
        : Optional.empty();
  }
}
