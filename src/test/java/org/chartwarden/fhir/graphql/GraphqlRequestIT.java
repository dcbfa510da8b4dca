package org.chartwarden.fhir.graphql;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests as clients of GraphQL over HTTP send them. */
@QuarkusTest
class GraphqlRequestIT {

  private final String run = UUID.randomUUID().toString().substring(0, 8);

  @BeforeEach
  void store() {
    for (String id : List.of("a", "b", "c")) {
      given()
          .contentType("application/fhir+json")
          .body(
              "{\"resourceType\":\"Basic\",\"id\":\"%s%s\",\"code\":{\"text\":\"x\"}}"
                  .formatted(id, run))
          .put("/fhir/Basic/" + id + run);
    }
  }

  private Response post(String request) {
    return given()
        .contentType("application/json")
        .body(request.replace('\'', '"').replace("RUN", run))
        .post("/fhir/$graphql");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "{'query':'query q($a: ID!) { Basic(id: $a) { id } }','variables':{'a':'aRUN'}} # data.Basic.id # a",
        "{'query':'query q($a: ID!) { Basic(id: $a) { id } }','operationName':null,'variables':{'a':'aRUN'}} # data.Basic.id # a",
        "{'query':'query q($a: String) { BasicList(_id: $a) { ...f } } fragment f on Basic { id @skip(if: false) }','variables':{'a':'aRUN'}} # data.BasicList[0].id # a",
        "{'query':'{ Basic(id: \\'aRUN\\') { ...f } } fragment f on Basic { ...g } fragment g on Basic { id }'} # data.Basic.id # a",
        "{'query':'query q($a: [ID!]!) { BasicList(_id: $a) { id } }','variables':{'a':['bRUN']}} # data.BasicList[0].id # b",
        "{'query':'query q($a: ID!) { Basic(id: $a) { id } } query r { Basic(id: \\'cRUN\\') { id } }','operationName':'r'} # data.Basic.id # c",
        "{'query':'query q($a: ID = \\'bRUN\\') { Basic(id: $a) { id } }'} # data.Basic.id # b",
        "{'query':'query q($a: ID = \\'bRUN\\') { Basic(id: $a) { id } }','variables':{'a':null}} # data.Basic.id # b",
        "{'query':'query q($a: Int) { BasicList(_id: \\'cRUN\\', _count: $a) { id } }','variables':null} # data.BasicList[0].id # c"
      })
  void answers(String request, String path, String id) {
    post(request).then().statusCode(200);

    assertThat(post(request).<String>path(path)).isEqualTo(id + run);
  }

  @Test
  void endsAListAfterTheCountThatIsAskedFor() {
    List<String> ids =
        post("{'query':'query q($n: Int!) { BasicList(_count: $n) { id } }','variables':{'n':2}}")
            .path("data.BasicList.id");

    assertThat(ids).hasSize(2);
  }

  @Test
  void boundsWhatFragmentsUnfoldInto() {
    StringBuilder query = new StringBuilder("{ Basic(id: \\'aRUN\\') { ...f0 } }");
    for (int i = 0; i < 30; i++) {
      query.append(
          " fragment f%d on Basic { a { ...f%d } b { ...f%d } }".formatted(i, i + 1, i + 1));
    }
    query.append(" fragment f30 on Basic { id }");

    post("{'query':'" + query + "'}")
        .then()
        .statusCode(400)
        .body("issue[0].diagnostics", containsString("selects more than"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "{'query':'query q($a: ID!) { Basic(id: $a) { id } }'} # $a must have a value",
        "{'query':'query q($a: ID!) { Basic(id: $a) { id } }','variables':{'a':null}} # $a must have",
        "{'query':'query q($a: ID) { Basic(id: $a) { id } }','variables':{'a':{'b':1}}} # $a must be a string",
        "{'query':'query q($a: ID) { Basic(id: $a) { id } }','variables':[1]} # 'variables' must be",
        "{'query':'{ Basic(id: \\'aRUN\\') { id } }','operationName':'r'} # no operation of the name 'r'",
        "{'query':'{ Basic(id: \\'aRUN\\') { id } }','operationName':7} # no operation of the name '7'",
        "{'query':'query q { Basic(id: \\'aRUN\\') { id } } query r { id }'} # operationName must name one",
        "{'query':'{ Basic(id: $a) { id } }','variables':{'a':'x'}} # $a is not declared",
        "{'query':'query q($a: Boolean) { Basic(id: \\'aRUN\\') { id @skip(if: $a) } }'} # @skip needs a value",
        "{'query':'{ BasicList(code: {a: 1}) { id } }'} # 'code' cannot be an object",
        "{'query':'{ BasicConnection(cursor: \\'x\\') { count } }'} # not a cursor",
        "{'query':'{ Basic(id: \\'aRUN\\') { ...f } } fragment f on Basic { ...f }'} # contains itself",
        "{'query':'{ Basic(id: \\'aRUN\\') { ...f } } fragment f on Basic { ...g } fragment g on Basic { ...f }'} # contains itself",
        "{'query':'{ Basic(id: \\'aRUN\\') { ...f } }'} # no fragment of the name 'f'",
        "{'query':' , '} # needs a query",
        "{'query':7} # needs a query",
        "[] # needs a query",
        "{'query' # no JSON"
      })
  void saysWhatIsWrong(String request, String told) {
    post(request).then().statusCode(400).body("issue[0].diagnostics", containsString(told));
  }
}
