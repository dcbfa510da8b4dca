package org.chartwarden.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.List;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuditTraceTest {

  @AfterEach
  void leave() {
    AuditTrace.current().ifPresent(AuditTrace::leave);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"name=a", "name=\u0000", "name=\ud83d", "a\"b\\c", "\u0001\u001f\u007f", "é 漢 😀"})
  void whateverWasAskedIsKeptAsJsonThatCanBeRead(String query) throws JsonProcessingException {
    AuditTrace trace = AuditTrace.request(new AuditTrace.Origin("::1", "host", "r\u0000"));
    trace.query(query);

    List<AuditEntry> entries = trace.entries("search", AuditEntry.SUCCESS, "Patient");

    assertThat(Json.parse(entries.get(0).detail()).get("query").asText())
        .isEqualTo(expected(query));
  }

  private static String expected(String query) {
    return query.equals("name=\ud83d") ? "name=\uFFFD" : query.replace('\u0000', '\uFFFD');
  }

  @Test
  void aQueryThatIsCutInACharacterIsStillText() throws JsonProcessingException {
    AuditTrace trace = AuditTrace.request(AuditTrace.Origin.NONE);
    trace.query("x".repeat(3999) + "😀");

    String detail = trace.entries("search", AuditEntry.SUCCESS, "Patient").get(0).detail();

    assertThat(Json.parse(detail).get("query").asText()).hasSize(4000).endsWith("\uFFFD");
  }
}
