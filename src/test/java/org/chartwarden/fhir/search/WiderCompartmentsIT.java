package org.chartwarden.fhir.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.gateway.WriteOptions;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Database;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;
import org.junit.jupiter.api.Test;

/** Types that R4 leaves out of the patient compartment lie in it all the same, old ones too. */
@QuarkusTest
class WiderCompartmentsIT {

  private static final Map<String, String> MEMBERS =
      Map.of(
          "Contract", "'subject':[{'reference':'%s'}]",
          "Device", "'patient':{'reference':'%s'}",
          "GuidanceResponse", "'moduleUri':'urn:x','status':'success','subject':{'reference':'%s'}",
          "Task", "'status':'requested','intent':'order','for':{'reference':'%s'}",
          "VerificationResult", "'status':'attested','target':[{'reference':'%s'}]",
          "Binary", "'contentType':'text/plain','securityContext':{'reference':'%s'}");

  @Inject FhirGateway gateway;
  @Inject DataSource source;

  @Test
  void theMigrationGivesOlderResourcesTheirPatients() throws IOException {
    String patient = "wide-" + UUID.randomUUID();
    Map<String, String> ids = new TreeMap<>();
    MEMBERS.forEach((type, members) -> ids.put(type, put(type, members, "Patient/" + patient)));
    ids.forEach((type, id) -> assertThat(patients(type, id)).as(type).containsExactly(patient));
    String stranger = put("Task", "'status':'requested','intent':'order'", "");
    assertThat(patients("Task", stranger)).isEmpty();

    Database database = new Database(source);
    database.run("DELETE FROM idx_compartment WHERE patient_id = ?", patient);
    database.run(migration());

    ids.forEach(
        (type, id) ->
            assertThat(patients(type, id))
                .as(type)
                .isEqualTo(type.equals("Binary") ? List.of() : List.of(patient)));
    assertThat(patients("Task", stranger)).isEmpty();
  }

  private static String migration() throws IOException {
    try (InputStream in =
        WiderCompartmentsIT.class.getResourceAsStream(
            "/db/migration/V140__wider_compartments.sql")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String put(String type, String members, String patient) {
    String id = UUID.randomUUID().toString();
    String json =
        "{'resourceType':'" + type + "','id':'" + id + "'," + members.formatted(patient) + "}";
    gateway.update(
        AccessContext.system("test"),
        new ResourceKey(type, id),
        (ObjectNode) Json.parseOwn(json.replace('\'', '"')),
        WriteOptions.NONE);
    return id;
  }

  private List<String> patients(String type, String id) {
    return new Database(source)
        .list(
            "SELECT c.patient_id FROM idx_compartment c JOIN resource r ON r.pid = c.pid"
                + " WHERE r.type = ? AND r.id = ?",
            row -> row.getString(1),
            type,
            id);
  }
}
