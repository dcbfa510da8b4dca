package org.chartwarden.fhir.operations;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.platform.Json;

/** Writes a searchset piece by piece around stored text, which is copied as it is. */
final class RecordBundle {

  private final OutputStream out;
  private final String base;
  private boolean empty = true;

  RecordBundle(OutputStream out, String base) {
    this.out = out;
    this.base = base;
  }

  void start(OptionalLong total, String self, Optional<String> next) throws IOException {
    write("{\"resourceType\":\"Bundle\",\"type\":\"searchset\",");
    if (total.isPresent()) {
      write("\"total\":" + total.getAsLong() + ",");
    }
    write("\"link\":[{\"relation\":\"self\",\"url\":" + quoted(self) + "}");
    if (next.isPresent()) {
      write(",{\"relation\":\"next\",\"url\":" + quoted(next.get()) + "}");
    }
    write("]");
  }

  /** Adds an entry; a failure of the connection ends the writing. */
  void add(ResourceVersion resource) {
    try {
      write(empty ? ",\"entry\":[{\"fullUrl\":\"" : ",{\"fullUrl\":\"");
      empty = false;
      write(base);
      write("/");
      write(resource.key().reference());
      write("\",\"resource\":");
      write(resource.content());
      write(",\"search\":{\"mode\":\"match\"}}");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void end() throws IOException {
    write(empty ? "}" : "]}");
  }

  private void write(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String quoted(String text) {
    return Json.write(TextNode.valueOf(text));
  }
}
