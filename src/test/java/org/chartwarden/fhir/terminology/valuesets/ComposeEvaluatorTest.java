package org.chartwarden.fhir.terminology.valuesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirModel;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemReader;
import org.chartwarden.fhir.terminology.systems.Deadline;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.ValueSet;
import org.junit.jupiter.api.Test;

/** Compose rules and filters on a small animal kingdom. */
class ComposeEvaluatorTest {

  private static final String ANIMALS =
      """
      {"resourceType":"CodeSystem","url":"http://x/animals","version":"2","status":"active",
       "content":"complete","caseSensitive":true,
       "property":[{"code":"legs","type":"integer"},{"code":"inactive","type":"boolean",
         "uri":"http://hl7.org/fhir/concept-properties#inactive"}],
       "concept":[
        {"code":"mammal","display":"Mammal","concept":[
          {"code":"dog","display":"Dog","property":[{"code":"legs","valueInteger":4}],
           "designation":[{"language":"de","value":"Hund"}]},
          {"code":"whale","display":"Blue whale"},
          {"code":"dodo","display":"Sea cow","property":[{"code":"inactive","valueBoolean":true}]}]},
        {"code":"bird","display":"Bird","property":[{"code":"legs","valueInteger":2}],
         "concept":[{"code":"owl","display":"Owl","property":[{"code":"legs","valueInteger":2}],
           "concept":[{"code":"barn-owl","display":"Barn owl"}]}]}]}
      """;

  private final Map<String, CodeSystemContent> systems = new HashMap<>();
  private final Map<String, ValueSet> valueSets = new HashMap<>();

  ComposeEvaluatorTest() {
    systems.put(
        "http://x/animals", CodeSystemReader.read(FhirModel.parse(CodeSystem.class, ANIMALS)));
  }

  private static ValueSet set(String url, String compose) {
    return FhirModel.parse(
        ValueSet.class,
        "{'resourceType':'ValueSet','url':'URL','status':'active','compose':COMPOSE}"
            .replace("URL", url)
            .replace("COMPOSE", compose)
            .replace('\'', '"'));
  }

  private Selection evaluated(ValueSet set) {
    return new ComposeEvaluator(
            canonical -> Optional.ofNullable(systems.get(canonical.url())),
            canonical -> Optional.ofNullable(valueSets.get(canonical.url())),
            VersionRules.NONE,
            Deadline.in(Duration.ofSeconds(5)))
        .evaluate(set);
  }

  private List<String> codes(String compose) {
    Selection selection = evaluated(set("http://x/set", compose));
    selection.requireWhole();
    List<String> codes = new ArrayList<>();
    selection.forEachCode((system, code) -> codes.add(code));
    return codes;
  }

  private List<String> filtered(String property, String op, String value) {
    return codes(
        "{'include':[{'system':'http://x/animals','filter':[{'property':'%s','op':'%s','value':'%s'}]}]}"
            .formatted(property, op, value));
  }

  @Test
  void evaluatesEveryFilterOperator() {
    assertThat(filtered("concept", "is-a", "owl")).containsExactly("owl", "barn-owl");
    assertThat(filtered("concept", "descendent-of", "bird")).containsExactly("owl", "barn-owl");
    assertThat(filtered("concept", "is-not-a", "bird"))
        .containsExactly("mammal", "dog", "whale", "dodo");
    assertThat(filtered("concept", "generalizes", "barn-owl"))
        .containsExactly("bird", "owl", "barn-owl");
    assertThat(filtered("legs", "=", "2")).containsExactly("bird", "owl");
    assertThat(filtered("legs", "in", "2, 4")).containsExactly("dog", "bird", "owl");
    assertThat(filtered("legs", "not-in", "2,4"))
        .containsExactly("mammal", "whale", "dodo", "barn-owl");
    assertThat(filtered("legs", "exists", "true")).containsExactly("dog", "bird", "owl");
    assertThat(filtered("child", "exists", "false"))
        .containsExactly("dog", "whale", "dodo", "barn-owl");
    assertThat(filtered("code", "regex", ".*owl")).containsExactly("owl", "barn-owl");
    assertThat(filtered("code", "regex", "ow")).isEmpty();
    assertThat(filtered("parent", "=", "mammal")).containsExactly("dog", "whale", "dodo");
    assertThat(filtered("inactive", "=", "true")).containsExactly("dodo");
  }

  /** FHIR R4 loinc.html: axes are named by parts, and case does not count. */
  @Test
  void findsTermsOfLoincByPartsAndWhateverTheCase() {
    systems.put(
        "http://loinc.org",
        CodeSystemReader.read(
            FhirModel.parse(
                CodeSystem.class,
                """
                {"resourceType":"CodeSystem","url":"http://loinc.org","status":"active",
                 "content":"complete",
                 "property":[{"code":"SCALE_TYP","type":"string"},{"code":"COMPONENT","type":"string"}],
                 "concept":[
                  {"code":"LP1-1","display":"Blood potassium","designation":[{"value":"Potassium"}]},
                  {"code":"1-8","property":[{"code":"SCALE_TYP","valueString":"Doc"}]},
                  {"code":"2-6","property":[{"code":"COMPONENT","valueString":"Potassium"}]}]}
                """)));
    String compose =
        "{'include':[{'system':'http://loinc.org','filter':[{'property':'%s','op':'%s','value':'%s'}]}]}";
    assertThat(codes(compose.formatted("SCALE_TYP", "=", "DOC"))).containsExactly("1-8");
    assertThat(codes(compose.formatted("SCALE_TYP", "in", "Qn,doc"))).containsExactly("1-8");
    assertThat(codes(compose.formatted("COMPONENT", "=", "LP1-1"))).containsExactly("2-6");
    assertThat(codes(compose.formatted("COMPONENT", "=", "LP9-9"))).isEmpty();
  }

  @Test
  void excludesAndDropsInactiveCodes() {
    assertThat(
            codes(
                "{'inactive':false,'include':[{'system':'http://x/animals'}],'exclude':[{'system':"
                    + "'http://x/animals','filter':[{'property':'concept','op':'is-a','value':'bird'}]}]}"))
        .containsExactly("mammal", "dog", "whale");
  }

  @Test
  void keepsTheOrderOfListedCodesAndCutsThemByOtherValueSets() {
    valueSets.put(
        "http://x/birds",
        set(
            "http://x/birds",
            "{'include':[{'system':'http://x/animals','filter':[{'property':'concept','op':'is-a','value':'bird'}]}]}"));
    assertThat(
            codes(
                "{'include':[{'system':'http://x/animals','concept':[{'code':'owl'},{'code':'dog'},{'code':'bird'}]}]}"))
        .containsExactly("owl", "dog", "bird");
    assertThat(
            codes(
                "{'include':[{'system':'http://x/animals','concept':[{'code':'owl'},{'code':'dog'}],"
                    + "'valueSet':['http://x/birds']}]}"))
        .containsExactly("owl");
    assertThat(
            codes(
                "{'include':[{'system':'http://x/animals','concept':[{'code':'barn-owl'}]},{'valueSet':['http://x/birds']}]}"))
        .containsExactly("barn-owl", "bird", "owl");
  }

  @Test
  void takesListedCodesOfUnknownSystemsAndDropsWrongOnesOfKnownSystems() {
    assertThat(
            codes(
                "{'include':[{'system':'http://x/other','concept':[{'code':'z','display':'Z'}]},"
                    + "{'system':'http://x/animals','concept':[{'code':'dog'},{'code':'unicorn'}]}]}"))
        .containsExactly("z", "dog");
  }

  @Test
  void refusesCyclesAndTellsWhichSetsMakeThem() {
    valueSets.put("http://x/a", set("http://x/a", "{'include':[{'valueSet':['http://x/b']}]}"));
    valueSets.put("http://x/b", set("http://x/b", "{'include':[{'valueSet':['http://x/a']}]}"));
    assertThatThrownBy(() -> evaluated(valueSets.get("http://x/a")))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo("value-set-cycle");
              assertThat(problem.status()).isEqualTo(422);
            })
        .hasMessageContaining("http://x/a > http://x/b");
  }

  @Test
  void evaluatesSharedImportsOnce() {
    // Each set imports the next twice; without memory that were 2^25 evaluations.
    for (int i = 0; i < 25; i++) {
      String next = "http://x/n" + (i + 1);
      valueSets.put(
          "http://x/n" + i,
          set(
              "http://x/n" + i,
              "{'include':[{'valueSet':['%s']},{'valueSet':['%s']}]}".formatted(next, next)));
    }
    valueSets.put(
        "http://x/n25",
        set(
            "http://x/n25",
            "{'include':[{'system':'http://x/animals','concept':[{'code':'dog'}]}]}"));
    assertThat(evaluated(valueSets.get("http://x/n0")).size()).isEqualTo(1);
  }

  @Test
  void keepsJudgingOtherSystemsWhenOneIsUnknown() {
    Selection selection =
        evaluated(
            set(
                "http://x/set",
                "{'include':[{'system':'http://x/unknown'},{'system':'http://x/animals'}]}"));
    assertThat(selection.contains("http://x/animals", "dog")).isTrue();
    assertThat(selection.problems()).containsOnlyKeys("http://x/unknown");
    assertThatThrownBy(selection::requireWhole)
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> assertThat(problem.code()).isEqualTo("unknown-code-system"));
  }

  @Test
  void stopsHostileRegularExpressions() {
    systems.put(
        "http://x/long",
        CodeSystemReader.read(
            FhirModel.parse(
                CodeSystem.class,
                "{'resourceType':'CodeSystem','url':'http://x/long','status':'active','content':'complete','concept':[{'code':'%s!'}]}"
                    .formatted("a".repeat(200))
                    .replace('\'', '"'))));
    String compose =
        "{'include':[{'system':'http://x/long','filter':[{'property':'code','op':'regex','value':'(.*a){20}'}]}]}";
    assertThatThrownBy(() -> codes(compose))
        .isInstanceOfSatisfying(
            FhirProblem.class, problem -> assertThat(problem.code()).isEqualTo("bad-filter"))
        .hasMessageContaining("too many steps");
    assertThatThrownBy(() -> filtered("code", "regex", "("))
        .hasMessageContaining("not a regular expression");
    assertThatThrownBy(() -> filtered("code", "regex", "a".repeat(300)))
        .hasMessageContaining("at most 200");
  }

  @Test
  void refusesFiltersThatMeanNothing() {
    assertThatThrownBy(() -> filtered("wings", "=", "2")).hasMessageContaining("legs");
    assertThatThrownBy(() -> filtered("concept", "is-a", "unicorn"))
        .hasMessageContaining("unicorn");
    assertThatThrownBy(() -> filtered("legs", "is-a", "dog")).hasMessageContaining("concept");
    assertThatThrownBy(() -> filtered("legs", "exists", "maybe")).hasMessageContaining("maybe");
  }

  @Test
  void findsWordsInNamesAndDesignations() {
    Selection all = evaluated(set("http://x/set", "{'include':[{'system':'http://x/animals'}]}"));
    all.keepWords(List.of("hun"), Deadline.in(Duration.ofSeconds(5)));
    assertThat(all.page(0, 10)).extracting(entry -> entry.concept().code()).containsExactly("dog");
  }

  @Test
  void pagesAcrossSystems() {
    Selection selection =
        evaluated(
            set(
                "http://x/set",
                "{'include':[{'system':'http://x/other','concept':[{'code':'1'},{'code':'2'}]},{'system':'http://x/animals'}]}"));
    assertThat(selection.page(1, 3))
        .extracting(entry -> entry.concept().code())
        .containsExactly("2", "mammal", "dog");
    assertThat(selection.page(8, 3))
        .extracting(entry -> entry.concept().code())
        .containsExactly("barn-owl");
    assertThat(selection.page(9, 3)).isEmpty();
  }
}
