package org.chartwarden.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/** Starts the scripted model once for all integration tests and configures three models on it. */
public final class ScriptedModelResource implements QuarkusTestResourceLifecycleManager {

  private ScriptedModelServer server;

  @Override
  public Map<String, String> start() {
    try {
      server = new ScriptedModelServer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Map<String, String> settings = new HashMap<>();
    settings.put("chartwarden.test.model-server", server.address());
    for (String name : new String[] {"test-model", "test-streaming", "test-disguised"}) {
      settings.put("chartwarden.models." + name + ".base-url", server.address() + "/v1");
      settings.put("chartwarden.models." + name + ".model-name", "scripted-1");
      settings.put("chartwarden.models." + name + ".timeout", "2s");
      settings.put("chartwarden.models." + name + ".backoff", "20ms");
    }
    settings.put("chartwarden.models.test-streaming.stream", "true");
    settings.put("chartwarden.models.test-disguised.deidentify", "true");
    return settings;
  }

  @Override
  public void stop() {
    if (server != null) {
      server.close();
    }
  }
}
