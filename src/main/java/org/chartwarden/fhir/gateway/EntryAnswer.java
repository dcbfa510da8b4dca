package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;

/**
 * What an {@link EntryService} answers.
 *
 * @param status HTTP status
 * @param resource the answer; empty where there is none
 * @param bytes about how many bytes it has
 * @param headers HTTP headers that belong to it
 */
public record EntryAnswer(
    int status, Optional<ObjectNode> resource, int bytes, Map<String, String> headers) {

  public EntryAnswer {
    headers = Map.copyOf(headers);
  }
}
