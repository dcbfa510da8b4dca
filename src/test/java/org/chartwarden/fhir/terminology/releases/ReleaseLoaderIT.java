package org.chartwarden.fhir.terminology.releases;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.ExpansionRequest;
import org.chartwarden.fhir.terminology.SystemCode;
import org.chartwarden.fhir.terminology.TerminologyChanges;
import org.chartwarden.fhir.terminology.TerminologyService;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.Concept;
import org.chartwarden.testing.EmbeddedPostgresResource;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases in the database: loaded, asked, replaced, and back to the curated set. */
@QuarkusTest
@QuarkusTestResource(EmbeddedPostgresResource.class)
class ReleaseLoaderIT {

  private static final String SCT = "http://snomed.info/sct";

  @Inject ReleaseLoader loader;
  @Inject TerminologyService terminology;
  @Inject TerminologyChanges changes;

  @TempDir Path folder;

  private ReleaseReport load(String system, Path path, String version) {
    ReleaseReport report =
        loader.load(
            new ReleaseLoader.Wish(system, path, Optional.ofNullable(version), false),
            new Silence());
    changes.announce();
    return report;
  }

  @AfterEach
  void backToTheCuratedSet() {
    for (String system : new String[] {"loinc", "snomed", "rxnorm", "icd10cm"}) {
      loader.remove(system, Optional.empty());
    }
    changes.announce();
  }

  private ValueSet filter(String system, String property, String op, String value) {
    ValueSet set = new ValueSet();
    set.getCompose()
        .addInclude()
        .setSystem(system)
        .addFilter()
        .setProperty(property)
        .setOp(ValueSet.FilterOperator.fromCode(op))
        .setValue(value);
    return set;
  }

  private java.util.List<String> codes(ValueSet set) {
    return terminology.expand(set, ExpansionRequest.ALL).entries().stream()
        .map(entry -> entry.concept().code())
        .toList();
  }

  @Test
  void answersFromALoadedSnomedRelease() throws IOException {
    Map<String, String> files = new java.util.TreeMap<>(SyntheticReleases.snomed());
    files.put(
        "SnomedCT_X/Snapshot/Refset/Content/der2_Refset_SimpleSnapshot_INT_20250101.txt",
        "id\teffectiveTime\tactive\tmoduleId\trefsetId\treferencedComponentId\n"
            + "a\t20250101\t1\t1\t1000001\t1000003\n");
    ReleaseReport report =
        load("snomed", SyntheticReleases.zip(folder.resolve("s.zip"), files), null);
    assertThat(report.concepts()).isEqualTo(7);
    assertThat(terminology.codes(SCT + "?fhir_vs=refset/1000001"))
        .containsExactly(new SystemCode(SCT, "1000003"));
    assertThat(report.badLines()).isEqualTo(2);
    CodeSystemContent content = terminology.requireContent(SCT);
    assertThat(content.info().version()).endsWith("20250101");
    Concept mild = content.find("1000002").orElseThrow();
    assertThat(mild.display()).isEqualTo("Mild made-up disease");
    assertThat(mild.parents()).containsExactly("1000001");
    assertThat(mild.designations()).hasSize(3);
    assertThat(terminology.selfAndDescendants(SCT, "1000001").orElseThrow())
        .containsExactlyInAnyOrder("1000001", "1000002", "1000003");
    assertThat(terminology.selfAndAncestors(SCT, "1000003").orElseThrow())
        .containsExactlyInAnyOrder("1000003", "1000001", "138875005");
    assertThat(terminology.codes(SCT + "?fhir_vs=ecl/< 1000001 MINUS 1000002"))
        .containsExactly(new SystemCode(SCT, "1000003"));
    assertThat(codes(filter(SCT, "363698007", "=", "1000002"))).containsExactly("1000003");
    assertThat(codes(filter(SCT, "display", "regex", "Mild.*"))).containsExactly("1000002");
    assertThat(codes(filter(SCT, "363698007", "exists", "true"))).containsExactly("1000003");
    assertThat(content.find("\u0000")).isEmpty();
    assertThat(codes(filter(SCT, "moduleId", "=", "\u0000\ud800"))).isEmpty();
    assertThat(codes(filter(SCT, "inactive", "=", "true"))).containsExactly("1000004");
    assertThat(codes(filter(SCT, "child", "exists", "true")))
        .containsExactly("138875005", "1000001");
    ExpansionRequest words =
        new ExpansionRequest(
            "hypoth sev",
            0,
            java.util.OptionalInt.of(10),
            false,
            false,
            java.util.List.of(),
            org.chartwarden.fhir.terminology.valuesets.VersionRules.NONE);
    assertThat(terminology.expand(SCT + "?fhir_vs", words).entries())
        .extracting(entry -> entry.concept().code())
        .containsExactly("1000003");
    assertThat(
            terminology
                .validate(
                    SCT + "?fhir_vs=isa/1000001",
                    java.util.List.of(
                        new org.chartwarden.fhir.terminology.CodeQuestion(SCT, "", "44054006", "")),
                    false,
                    "")
                .status())
        .isEqualTo(org.chartwarden.fhir.terminology.CodeVerdict.Status.INVALID);
  }

  @Test
  void replacesARelease_andAFailedLoadChangesNothing() throws IOException {
    Path first = SyntheticReleases.write(folder.resolve("a"), SyntheticReleases.loinc());
    load("loinc", first, null);
    assertThat(terminology.codes("http://loinc.org/vs/LL9000-1"))
        .extracting(SystemCode::code)
        .containsExactly("LA9001-1", "LA9002-9");
    assertThat(terminology.codes("http://loinc.org/vs/LP90001-1"))
        .extracting(SystemCode::code)
        .containsExactlyInAnyOrder("10001-0", "10002-8");
    Path broken =
        SyntheticReleases.write(folder.resolve("b"), Map.of("Loinc.csv", "LOINC_NUM\n1-1\n"));
    assertThatThrownBy(() -> load("loinc", broken, "3")).isInstanceOf(ReleaseProblem.class);
    assertThat(terminology.requireContent("http://loinc.org").info().version()).isEqualTo("2.99");
    load("loinc", first, "3.01");
    assertThat(loader.list()).extracting(ReleaseLoader.Loaded::version).containsExactly("3.01");
    assertThat(terminology.requireContent("http://loinc.org").info().version()).isEqualTo("3.01");
    assertThat(loader.remove("loinc", Optional.empty())).isEqualTo(1);
    changes.announce();
    assertThat(terminology.requireContent("http://loinc.org").info().content())
        .isEqualTo("fragment");
  }

  @Test
  void aCodeOutsideAnExtensibleBindingIsNoError() throws IOException {
    load("loinc", SyntheticReleases.write(folder.resolve("l"), SyntheticReleases.loinc()), null);
    put(
        "ValueSet/measured",
        """
        {"resourceType":"ValueSet","id":"measured","url":"http://example.org/measured","status":"active",
         "compose":{"include":[{"system":"http://loinc.org",
          "filter":[{"property":"SCALE_TYP","op":"=","value":"QN"}]}]}}
        """);
    put(
        "StructureDefinition/measurement",
        """
        {"resourceType":"StructureDefinition","id":"measurement","url":"http://example.org/measurement",
         "name":"Measurement","status":"active","kind":"resource","abstract":false,"type":"Observation",
         "fhirVersion":"4.0.1","derivation":"constraint",
         "baseDefinition":"http://hl7.org/fhir/StructureDefinition/Observation",
         "differential":{"element":[{"id":"Observation.code","path":"Observation.code",
          "binding":{"strength":"extensible","valueSet":"http://example.org/measured"}}]}}
        """);
    for (String code : new String[] {"10001-0", "10003-6"}) {
      given()
          .contentType("application/fhir+json")
          .body(
              "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"coding\":[{\"system\":"
                  + "\"http://loinc.org\",\"code\":\""
                  + code
                  + "\"}]}}")
          .post("/fhir/Observation/$validate?profile=http://example.org/measurement")
          .then()
          .statusCode(200)
          .body("issue.severity", not(hasItem("error")));
    }
    given().delete("/fhir/StructureDefinition/measurement");
    given().delete("/fhir/ValueSet/measured");
  }

  private static void put(String path, String body) {
    given()
        .contentType("application/fhir+json")
        .body(body)
        .put("/fhir/" + path)
        .then()
        .statusCode(oneOf(200, 201));
  }

  @Test
  void keepsSeveralVersionsWhenAsked() throws IOException {
    Path path = SyntheticReleases.write(folder.resolve("r"), SyntheticReleases.rxnorm());
    load("rxnorm", path, "01012024");
    loader.load(
        new ReleaseLoader.Wish("rxnorm", path, Optional.of("03042024"), true), new Silence());
    changes.announce();
    String url = "http://www.nlm.nih.gov/research/umls/rxnorm";
    assertThat(terminology.requireContent(url).info().version()).isEqualTo("03042024");
    assertThat(terminology.requireContent(url + "|01012024").find("11")).isPresent();
    assertThatThrownBy(() -> terminology.requireContent(url + "|05052025"))
        .isInstanceOf(FhirProblem.class);
    assertThat(codes(filter(url, "has_ingredient", "=", "CUI:11"))).containsExactly("13");
    assertThat(codes(filter(url, "TTY", "in", "IN,SCD"))).containsExactly("11", "12");
  }

  @Test
  void loadsIcd() throws IOException {
    Path path = folder.resolve("icd10cm_tabular_2025.xml");
    Files.writeString(path, SyntheticReleases.ICD_TABULAR);
    assertThat(load("icd10cm", path, null).badLines()).isEqualTo(1);
    assertThat(
            terminology
                .selfAndDescendants("http://hl7.org/fhir/sid/icd-10-cm", "A00.1")
                .orElseThrow())
        .containsExactly("A00.1", "A00.1XXA", "A00.1XXS");
  }
}
