package org.chartwarden.fhir.terminology.valuesets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.fhir.terminology.systems.CodeSystemContent;
import org.chartwarden.fhir.terminology.systems.CodeSystemInfo;
import org.chartwarden.fhir.terminology.systems.Concept;
import org.chartwarden.fhir.terminology.systems.ConceptProperty;
import org.chartwarden.fhir.terminology.systems.Deadline;
import org.chartwarden.fhir.terminology.systems.MemoryCodeSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expressions on 1 over 2 and 3, 2 over 4, 3 over 4 and 5. */
class EclEvaluatorTest {

  private final CodeSystemContent content =
      MemoryCodeSystem.of(
          new CodeSystemInfo("http://snomed.info/sct", "", "", "complete", true, "", List.of()),
          List.of(
              concept("1"),
              concept("2", "1"),
              concept("3", "1"),
              concept("4", "2", "3"),
              concept("5", "3")));

  /** 8 and 9 are reference sets: 2 is in 8, 3 in both. */
  private final CodeSystemContent withSets =
      MemoryCodeSystem.of(
          new CodeSystemInfo(
              "http://snomed.info/sct",
              "",
              "",
              "complete",
              true,
              "",
              List.of(new CodeSystemInfo.PropertyDefinition("memberOf", "", "", "code"))),
          List.of(
              concept("1"), member("2", "8"), member("3", "8", "9"), concept("8"), concept("9")));

  private static Concept member(String code, String... sets) {
    List<ConceptProperty> in =
        Stream.of(sets).map(set -> new ConceptProperty("memberOf", "code", set)).toList();
    return new Concept(code, "", "", false, false, List.of(), in, List.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {"^ 8; 2 3", "^9 |nine|; 3", "^ *; 2 3", "^ (8 OR 9) MINUS ^9; 2", "^ 1; ''"})
  void findsTheMembersOfReferenceSets(String expression, String codes) {
    List<String> found =
        withSets.codes(
            EclEvaluator.select(withSets, expression, Deadline.in(Duration.ofSeconds(5))));
    assertThat(String.join(" ", found)).isEqualTo(codes);
  }

  private static Concept concept(String code, String... parents) {
    return new Concept(code, "", "", false, false, List.of(), List.of(), List.of(parents));
  }

  private List<String> select(String expression) {
    return content.codes(
        EclEvaluator.select(content, expression, Deadline.in(Duration.ofSeconds(5))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "4; 4",
        "4 |some term|; 4",
        "<3; 4 5",
        "<< 3 |term (with) AND OR|; 3 4 5",
        "<! 1; 2 3",
        "<<! 1; 1 2 3",
        ">4; 1 2 3",
        ">> 5; 1 3 5",
        ">! 4; 2 3",
        ">>! 4; 2 3 4",
        "*; 1 2 3 4 5",
        "<< *; 1 2 3 4 5",
        "< *; 2 3 4 5",
        "<2 AND <3; 4",
        "<2 , <3; 4",
        "2 OR 5 or 4; 2 4 5",
        "<<1 MINUS <<3; 1 2",
        "<<1 MINUS (<<3 OR 1); 2",
        "<(2 OR 3); 4 5",
        "< < 1; error",
      })
  void evaluatesTheHierarchy(String expression, String codes) {
    if (codes.equals("error")) {
      assertThatThrownBy(() -> select(expression)).isInstanceOf(FhirProblem.class);
    } else {
      assertThat(String.join(" ", select(expression))).isEqualTo(codes);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "^ 700043003; reference sets",
        "<< 1 : 116676008 = *; refinements",
        "<< 1 {{ term = \"x\" }}; filters",
        "<< 9; not known here",
        "1 AND 2 OR 3; parentheses",
        "1 MINUS 2 MINUS 3; parentheses",
        "(1; parenthesis is missing",
        "1 AND; should follow",
        "1 |open; not closed",
        "abc; not understood",
        "1 2; not understood"
      })
  void saysWhatItCannotEvaluate(String expression, String why) {
    assertThatThrownBy(() -> select(expression))
        .isInstanceOf(FhirProblem.class)
        .hasMessageContaining(why);
  }

  @Test
  void endsOnHostileExpressions() {
    assertThatThrownBy(() -> select("(".repeat(3000) + "1")).hasMessageContaining("too deeply");
    assertThatThrownBy(() -> select("1 OR ".repeat(2000) + "1")).hasMessageContaining("4000");
  }
}
