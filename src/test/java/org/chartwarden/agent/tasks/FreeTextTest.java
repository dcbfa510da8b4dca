package org.chartwarden.agent.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;

class FreeTextTest {

  private static String of(String json) {
    return FreeText.of((ObjectNode) Json.parseOwn(json.replace('\'', '"')));
  }

  @Test
  void takesWhatPeopleWillRead() {
    assertThat(
            of(
                "{'resourceType':'ServiceRequest','note':[{'text':'K 2.9'},{'text':'ACL tear'}],"
                    + "'code':{'text':'not free'}}"))
        .isEqualTo("K 2.9\nACL tear");
    assertThat(of("{'resourceType':'Communication','payload':[{'contentString':'Call me'}]}"))
        .isEqualTo("Call me");
    assertThat(
            of(
                "{'resourceType':'DocumentReference','content':[{'attachment':"
                    + "{'contentType':'text/plain','data':'SyAzLjE='}},{'attachment':"
                    + "{'contentType':'application/pdf','data':'SyAzLjE='}}]}"))
        .isEqualTo("K 3.1");
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    assertThat(of("{'resourceType':'MedicationRequest'}")).isEmpty();
  }
}
