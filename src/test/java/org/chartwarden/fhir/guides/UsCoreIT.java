package org.chartwarden.fhir.guides;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.chartwarden.platform.Json;
import org.chartwarden.testing.ValidationTable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** US Core from its package files: loaded, read, searched, validated against and removed. */
@QuarkusTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UsCoreIT {

  private static final Path FOLDER = Path.of("../shared/ig");
  private static final String BASE = "http://hl7.org/fhir/us/core/";
  private static final String PATIENT = BASE + "StructureDefinition/us-core-patient";

  @Inject GuideLoader guides;

  @TempDir private Path folder;

  @BeforeAll
  void load() {
    assumeThat(FOLDER).as("the packages of US Core are not beside the project").isDirectory();
    List<Integer> steps = new ArrayList<>();
    GuideLoader.Loaded loaded = load("7.0.0", steps);
    assertThat(loaded.changed()).isTrue();
    assertThat(loaded.guide().resources()).isEqualTo(211);
    assertThat(loaded.guide().missing()).contains("us.nlm.vsac#0.18.0", "hl7.fhir.uv.sdc#3.0.0");
    assertThat(steps).isSorted().endsWith(211);
  }

  private GuideLoader.Loaded load(String version, List<Integer> steps) {
    return guides.load(
        FOLDER.resolve("hl7.fhir.us.core-" + version + ".tgz"), (done, all) -> steps.add(done));
  }

  @AfterAll
  void remove() {
    for (LoadedGuide guide : guides.all()) {
      assertThat(guides.remove(guide.id())).isEqualTo(guide.resources());
    }
  }

  @Test
  void answersTheTableOfUsCore() throws IOException {
    assertThat(ValidationTable.named("us-core").surprises()).isEmpty();
  }

  @Test
  void loadingAgainChangesNothing() {
    assertThat(load("7.0.0", new ArrayList<>()).changed()).isFalse();
  }

  @Test
  void itsRequirementsOnServersAreMet() {
    given()
        .get("/fhir/metadata")
        .then()
        .body("instantiates", hasItem(BASE + "CapabilityStatement/us-core-server|7.0.0"));
  }

  @Test
  void itsResourcesAreReadAndSearchedLikeAnyOthers() {
    given()
        .get("/fhir/StructureDefinition?url=" + PATIENT)
        .then()
        .statusCode(200)
        .body("total", equalTo(1))
        .body("entry[0].resource.id", equalTo("us-core-patient"));
    given().get("/fhir/ValueSet/omb-race-category").then().statusCode(200);
    given()
        .get("/fhir/SearchParameter?base=Patient&code=race")
        .then()
        .statusCode(200)
        .body("total", equalTo(1));
    given()
        .get("/fhir/CapabilityStatement/us-core-server")
        .then()
        .statusCode(200)
        .body("kind", equalTo("requirements"));
  }

  @Test
  void twoVersionsStandSideBySide() {
    GuideLoader.Loaded older = load("6.1.0", new ArrayList<>());
    assertThat(older.guide().missing()).doesNotContain("hl7.fhir.r4.core#4.0.1");
    given()
        .get("/fhir/StructureDefinition?url=" + PATIENT + "&_sort=version")
        .then()
        .statusCode(200)
        .body("entry.resource.version", hasItems("6.1.0", "7.0.0"));
    String patient = "{\"resourceType\":\"Patient\",\"gender\":\"female\"}";
    for (String version : List.of("6.1.0", "7.0.0")) {
      given()
          .contentType("application/fhir+json")
          .body(patient)
          .post("/fhir/Patient/$validate?profile=" + PATIENT + "|" + version)
          .then()
          .statusCode(200)
          .body(
              "issue.diagnostics.findAll { it.contains('|" + version + "') }.size()",
              greaterThan(0));
    }
    assertThat(guides.remove("hl7.fhir.us.core#6.1.0")).isEqualTo(older.guide().resources());
    given()
        .get("/fhir/StructureDefinition?url=" + PATIENT)
        .then()
        .body("entry.resource.version", equalTo(List.of("7.0.0")));
  }

  @Test
  void aPackageIsLoadedAsAWholeOrNotAtAll() {
    Path broken =
        PackageFiles.write(
            folder.resolve("broken.tgz"),
            Map.of(
                "package/package.json", PackageFiles.manifest("broken.guide", "1.0.0"),
                "package/ValueSet-good.json", PackageFiles.valueSet("good", "1.0.0"),
                "package/ValueSet-wrong.json",
                    PackageFiles.valueSet("wrong", "1.0.0").replace("\"active\"", "\"activ\"")));
    assertThatThrownBy(() -> guides.load(broken, (done, all) -> {}))
        .isInstanceOf(GuideProblem.class)
        .hasMessageContaining("ValueSet/wrong")
        .hasMessageContaining("activ");
    given().get("/fhir/ValueSet/good").then().statusCode(404);
    assertThat(guides.all()).noneMatch(guide -> guide.name().equals("broken.guide"));
  }

  @Test
  void anotherFileOfTheSameVersionReplacesIt() {
    Map<String, String> files =
        new TreeMap<>(
            Map.of(
                "package/package.json", PackageFiles.manifest("changing.guide", "1.0.0"),
                "package/ValueSet-stays.json", PackageFiles.valueSet("stays", "1.0.0"),
                "package/ValueSet-goes.json", PackageFiles.valueSet("goes", "1.0.0")));
    guides.load(PackageFiles.write(folder.resolve("first.tgz"), files), (done, all) -> {});
    files.remove("package/ValueSet-goes.json");
    guides.load(PackageFiles.write(folder.resolve("second.tgz"), files), (done, all) -> {});

    given().get("/fhir/ValueSet/stays").then().statusCode(200);
    given().get("/fhir/ValueSet/goes").then().statusCode(410);
    assertThat(guides.remove("changing.guide#1.0.0")).isEqualTo(1);
    assertThatThrownBy(() -> guides.remove("changing.guide#1.0.0"))
        .isInstanceOf(GuideProblem.class)
        .hasMessageContaining("is not loaded");
  }

  @Test
  void theCapabilityStatementNamesTheGuideAndItsProfiles() throws InterruptedException {
    // The statement looks for changes once a second.
    Thread.sleep(1_100);
    given()
        .get("/fhir/metadata")
        .then()
        .statusCode(200)
        .body("implementationGuide", hasItem(BASE + "ImplementationGuide/hl7.fhir.us.core|7.0.0"))
        .body("rest[0].resource.find { it.type == 'Patient' }.supportedProfile", hasItem(PATIENT));
  }

  /** Everything that the guide's own statement says a server SHALL do. */
  @Test
  void doesWhatTheGuideDemandsOfServers() {
    JsonNode demanded =
        Json.parseOwn(given().get("/fhir/CapabilityStatement/us-core-server").asString());
    JsonNode served = Json.parseOwn(given().get("/fhir/metadata").asString());
    Map<String, JsonNode> types = new TreeMap<>();
    served.at("/rest/0/resource").forEach(type -> types.put(type.path("type").asText(), type));

    List<String> gaps = new ArrayList<>();
    for (JsonNode wanted : demanded.at("/rest/0/resource")) {
      String type = wanted.path("type").asText();
      JsonNode ours = types.get(type);
      for (Map.Entry<String, String> list :
          Map.of("interaction", "code", "searchParam", "name", "operation", "name").entrySet()) {
        Set<String> there = values(ours.path(list.getKey()), list.getValue());
        for (JsonNode one : wanted.path(list.getKey())) {
          String name = one.path(list.getValue()).asText();
          if (shall(one) && !there.contains(name)) {
            gaps.add(type + " " + list.getKey() + " " + name);
          }
        }
      }
      for (String name : combined(wanted)) {
        if (!values(ours.path("searchParam"), "name").contains(name)) {
          gaps.add(type + " searchParam " + name + " of a combination");
        }
      }
    }
    assertThat(gaps).isEmpty();
  }

  private static Set<String> values(JsonNode list, String member) {
    Set<String> values = new HashSet<>();
    list.forEach(one -> values.add(one.path(member).asText()));
    return values;
  }

  private static boolean shall(JsonNode element) {
    for (JsonNode extension : element.path("extension")) {
      if (extension.path("url").asText().endsWith("capabilitystatement-expectation")) {
        return extension.path("valueCode").asText().equals("SHALL");
      }
    }
    return false;
  }

  /** The parameters of the combinations that SHALL be searched. */
  private static List<String> combined(JsonNode type) {
    List<String> names = new ArrayList<>();
    for (JsonNode extension : type.path("extension")) {
      boolean combination =
          extension
              .path("url")
              .asText()
              .endsWith("capabilitystatement-search-parameter-combination");
      if (combination && shall(extension)) {
        for (JsonNode part : extension.path("extension")) {
          if (part.path("url").asText().equals("required")) {
            names.add(part.path("valueString").asText());
          }
        }
      }
    }
    return names;
  }
}
