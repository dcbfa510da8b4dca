package org.chartwarden.smart.tokens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.BreakGlass;
import org.chartwarden.smart.GrantJson;

/**
 * Why an approval reaches further than its user usually does.
 *
 * @param glass purpose, reason and end
 * @param usual the approval of the token with which the glass was broken; when that is revoked, so
 *     is this. Empty when the token was a provider's
 * @param usualToken the id of that token; the same holds when it alone is revoked
 */
public record Emergency(BreakGlass glass, Optional<String> usual, Optional<String> usualToken) {

  ObjectNode json() {
    ObjectNode json = GrantJson.write(glass);
    usual.ifPresent(approval -> json.put("usual", approval));
    usualToken.ifPresent(token -> json.put("usualToken", token));
    return json;
  }

  static Optional<Emergency> of(JsonNode json) {
    return json.isObject()
        ? Optional.of(
            new Emergency(
                GrantJson.readGlass(json), Json.text(json, "usual"), Json.text(json, "usualToken")))
        : Optional.empty();
  }
}
