package org.chartwarden.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.cli.http.LocalServer;
import org.chartwarden.platform.Json;

/** Access tokens that the server gives to commands which can read its local key. */
final class LocalTokens {

  private LocalTokens() {}

  /**
   * A token.
   *
   * @param server with the local key in its requests
   * @param scope SMART scopes, separated by blanks
   * @param user reference of the user it is for
   * @param patient logical id of the patient in context
   */
  static String issue(
      LocalServer server, String scope, Optional<String> user, Optional<String> patient) {
    ObjectNode wanted = Json.object().put("scope", scope);
    user.ifPresent(reference -> wanted.put("user", reference));
    patient.ifPresent(id -> wanted.put("patient", id));
    return RunningServer.done(server.post("/auth/local/token", wanted))
        .path("access_token")
        .asText();
  }

  /** A server whose every request brings a token along. */
  static LocalServer with(String token, String base) {
    return new LocalServer(base, Map.of("Authorization", "Bearer " + token));
  }
}
