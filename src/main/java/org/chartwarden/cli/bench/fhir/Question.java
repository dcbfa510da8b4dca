package org.chartwarden.cli.bench.fhir;

import java.nio.charset.StandardCharsets;

/**
 * One request.
 *
 * @param target path and query
 * @param headers further header lines, each with its line end
 * @param good the status that counts as success
 */
record Question(String method, String target, String headers, byte[] body, int good) {

  static Question get(String target) {
    return new Question("GET", "/fhir/" + target, "", new byte[0], 200);
  }

  /** A link that the server gave. */
  static Question link(String url) {
    return new Question("GET", url.substring(url.indexOf("/fhir")), "", new byte[0], 200);
  }

  static Question post(String target, String json) {
    return new Question("POST", "/fhir/" + target, "", json.getBytes(StandardCharsets.UTF_8), 201);
  }

  static Question put(String target, String ifMatch, String json) {
    return new Question(
        "PUT",
        "/fhir/" + target,
        "If-Match: W/\"" + ifMatch + "\"\r\n",
        json.getBytes(StandardCharsets.UTF_8),
        200);
  }
}
