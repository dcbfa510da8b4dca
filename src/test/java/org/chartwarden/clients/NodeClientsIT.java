package org.chartwarden.clients;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URL;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients from npm, each at the same work on an open server. */
@QuarkusTest
class NodeClientsIT {

  @TestHTTPResource("/fhir")
  URL base;

  @BeforeAll
  static void install() throws IOException, InterruptedException {
    NodeScripts.install();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fhir-kit-client", "fhirclient", "medplum"})
  void works(String client) throws IOException, InterruptedException {
    NodeScripts.requireWorks(client, base.toString(), Map.of());
  }
}
