package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class ResourceStampTest {

  private static final Instant AT = Instant.parse("2026-11-24T01:02:03.040500Z");

  @Test
  void putsIdentityFirstAndKeepsTheRest() throws JsonProcessingException {
    ObjectNode sent =
        (ObjectNode)
            Json.parse(
                "{\"gender\":\"male\",\"meta\":{\"profile\":[\"http://p\"],\"versionId\":\"99\"},"
                    + "\"resourceType\":\"Patient\",\"id\":\"other\",\"active\":true}");

    ObjectNode stamped = ResourceStamp.stamped(sent, new ResourceKey("Patient", "a"), 3, AT);

    assertThat(Json.write(stamped))
        .isEqualTo(
            "{\"resourceType\":\"Patient\",\"id\":\"a\",\"meta\":{\"versionId\":\"3\","
                + "\"lastUpdated\":\"2026-11-24T01:02:03.040500Z\",\"profile\":[\"http://p\"]},"
                + "\"gender\":\"male\",\"active\":true}");
  }

  @Test
  void neverGoesBackInTime() {
    assertThat(ResourceStamp.next(AT.minusSeconds(5), AT)).isEqualTo(AT.plusNanos(1000));
    assertThat(ResourceStamp.next(AT, AT)).isEqualTo(AT.plusNanos(1000));
    assertThat(ResourceStamp.next(AT.plusSeconds(5), AT)).isEqualTo(AT.plusSeconds(5));
  }
}
