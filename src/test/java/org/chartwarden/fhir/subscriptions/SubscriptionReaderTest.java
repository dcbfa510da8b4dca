package org.chartwarden.fhir.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SubscriptionReaderTest {

  private static JsonNode json(String members) {
    return Json.parseOwn(("{'resourceType':'Subscription'," + members + "}").replace('\'', '"'));
  }

  private static final String HOOK =
      "'channel':{'type':'rest-hook','endpoint':'https://hook.example.org/in'}";

  @Test
  void readsCriteriaOfR4() {
    SubscriptionSpec spec =
        SubscriptionReader.read(
            json(
                "'status':'requested','end':'2030-01-01T00:00:00Z','criteria':'Observation?code=1',"
                    + "'channel':{'type':'rest-hook','endpoint':'https://a.org/x?y=1','payload':"
                    + "'application/json','header':['Authorization: Bearer a:b','X-Empty:']}"));
    assertThat(spec.topic()).isEmpty();
    assertThat(spec.end()).contains(Instant.parse("2030-01-01T00:00:00Z"));
    assertThat(spec.criteria())
        .containsExactly(new SubscriptionSpec.Criterion("Observation", "code=1"));
    assertThat(spec.channel().payload()).isEqualTo("application/fhir+json");
    assertThat(spec.channel().headers())
        .containsExactly(Map.entry("Authorization", "Bearer a:b"), Map.entry("X-Empty", ""));
  }

  @Test
  void readsTopicsOfTheBackport() {
    String extension = "{'url':'" + SubscriptionReader.BACKPORT;
    SubscriptionSpec spec =
        SubscriptionReader.read(
            json(
                "'meta':{'profile':['"
                    + SubscriptionReader.BACKPORT
                    + "backport-subscription|1.1.0']},'status':'active','criteria':'urn:topic:1',"
                    + "'_criteria':{'extension':["
                    + extension
                    + "backport-filter-criteria','valueString':'Encounter?patient=1'}]},"
                    + "'channel':{'type':'websocket','extension':["
                    + extension
                    + "backport-heartbeat-period','valueUnsignedInt':60},"
                    + extension
                    + "backport-max-count','valuePositiveInt':10}],'_payload':{'extension':["
                    + extension
                    + "backport-payload-content','valueCode':'full-resource'}]}}"));
    assertThat(spec.topic()).contains("urn:topic:1");
    assertThat(spec.criteria())
        .containsExactly(new SubscriptionSpec.Criterion("Encounter", "patient=1"));
    assertThat(spec.channel().socket()).isTrue();
    assertThat(spec.channel().heartbeat()).isEqualTo(Duration.ofSeconds(60));
    assertThat(spec.channel().most()).isEqualTo(10);
    assertThat(spec.channel().content()).isEqualTo(SubscriptionSpec.Content.FULL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '`',
      value = {
        "'status':'asked','criteria':'Patient?',HOOK; Subscription.status; bad-status",
        "'status':'active',HOOK; Subscription.criteria; missing-criteria",
        "'status':'active','criteria':'Patients?name=x',HOOK; Subscription.criteria; bad-criteria",
        "'status':'active','criteria':'code=5',HOOK; Subscription.criteria; bad-criteria",
        "'status':'active','criteria':'Patient?_sort=name',HOOK; Subscription.criteria; bad-criteria",
        "'status':'active','criteria':'Patient?_include=x',HOOK; Subscription.criteria; bad-criteria",
        "'status':'active','criteria':'Patient?%5Fcount=0',HOOK; Subscription.criteria; bad-criteria",
        "'status':'active','criteria':'Patient?name=%zz',HOOK; Subscription.criteria; bad-criteria",
        "'status':'active','criteria':'Patient?_content=a',HOOK; Subscription.criteria; bad-criteria",
        "'status':'active','end':'soon','criteria':'Patient',HOOK; Subscription.end; bad-end",
        "'status':'active','criteria':'Patient','channel':{'type':'email','endpoint':'mailto:a@b.c'};"
            + " Subscription.channel.type; unsupported-channel",
        "'status':'active','criteria':'Patient','channel':{'type':'sms'};"
            + " Subscription.channel.type; unsupported-channel",
        "'status':'active','criteria':'Patient','channel':{'type':'message'};"
            + " Subscription.channel.type; unsupported-channel",
        "'status':'active','criteria':'Patient'; Subscription.channel.type; unsupported-channel",
        "'status':'active','criteria':'Patient','channel':{'type':'rest-hook'};"
            + " Subscription.channel.endpoint; missing-endpoint",
        "'status':'active','criteria':'Patient',HOOK:file:///etc/passwd;"
            + " Subscription.channel.endpoint; bad-endpoint",
        "'status':'active','criteria':'Patient',HOOK:http://u:p@a.org/;"
            + " Subscription.channel.endpoint; bad-endpoint",
        "'status':'active','criteria':'Patient',HOOK:http://a b/;"
            + " Subscription.channel.endpoint; bad-endpoint",
        "'status':'active','criteria':'Patient',HOOK:http:///x;"
            + " Subscription.channel.endpoint; bad-endpoint",
        "'status':'active','criteria':'Patient',HOOK+'payload':'text/html';"
            + " Subscription.channel.payload; bad-payload",
        "'status':'active','criteria':'Patient',HOOK+'header':['A: b\\r\\nHost: c'];"
            + " Subscription.channel.header[0]; bad-header",
        "'status':'active','criteria':'Patient',HOOK+'header':['A: b','no colon'];"
            + " Subscription.channel.header[1]; bad-header",
        "'status':'active','criteria':'Patient',HOOK+'header':['Host: a.org'];"
            + " Subscription.channel.header[0]; bad-header",
        "'status':'active','criteria':'Patient',HOOK+'header':['content-Length: 5'];"
            + " Subscription.channel.header[0]; bad-header",
      })
  void refusesWithTheElementAtFault(String members, String expression, String code) {
    String whole = members;
    int plus = members.indexOf("HOOK+");
    int colon = members.indexOf("HOOK:");
    if (plus >= 0) {
      whole =
          members.substring(0, plus)
              + HOOK.substring(0, HOOK.length() - 1)
              + ","
              + members.substring(plus + 5)
              + "}";
    } else if (colon >= 0) {
      whole =
          members.substring(0, colon)
              + HOOK.replace("https://hook.example.org/in", members.substring(colon + 5));
    } else {
      whole = members.replace("HOOK", HOOK);
    }
    JsonNode resource = json(whole);
    FhirProblem problem =
        catchThrowableOfType(FhirProblem.class, () -> SubscriptionReader.read(resource));
    assertThat(problem.status()).isEqualTo(422);
    assertThat(problem.issues().get(0).expression()).isEqualTo(expression);
    assertThat(problem.code()).isEqualTo(code);
  }
}
