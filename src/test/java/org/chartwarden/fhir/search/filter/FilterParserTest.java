package org.chartwarden.fhir.search.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.chartwarden.fhir.model.FhirProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FilterParserTest {

  private static FilterExpression.Compare equal(String name, String value) {
    return new FilterExpression.Compare(
        List.of(new FilterExpression.Segment(name, Optional.empty())), FilterOperator.EQ, value);
  }

  @Test
  void andBindsTighterThanOr() {
    assertThat(FilterParser.parse("a eq 1 or b eq 2 and c eq 3"))
        .isEqualTo(
            new FilterExpression.Or(
                List.of(
                    equal("a", "1"),
                    new FilterExpression.And(List.of(equal("b", "2"), equal("c", "3"))))));
  }

  @Test
  void parenthesesGroupAndNotNeedsThem() {
    assertThat(FilterParser.parse("not (a eq 1 or b eq 2) and ((c eq 3))"))
        .isEqualTo(
            new FilterExpression.And(
                List.of(
                    new FilterExpression.Not(
                        new FilterExpression.Or(List.of(equal("a", "1"), equal("b", "2")))),
                    equal("c", "3"))));
    // A parameter may be called not.
    assertThat(FilterParser.parse("not eq 1")).isEqualTo(equal("not", "1"));
  }

  @Test
  void aStepMayHaveAFilterOfItsOwn() {
    assertThat(FilterParser.parse("subject:Patient[a eq 1].name.b eq \"x\""))
        .isEqualTo(
            new FilterExpression.Compare(
                List.of(
                    new FilterExpression.Segment("subject:Patient", Optional.of(equal("a", "1"))),
                    new FilterExpression.Segment("name", Optional.empty()),
                    new FilterExpression.Segment("b", Optional.empty())),
                FilterOperator.EQ,
                "x"));
  }

  @Test
  void quotedValuesAreJsonStrings() {
    assertThat(FilterParser.parse("a eq \"one, (two] \\\"three\\\" \\u00e9\\n\""))
        .isEqualTo(equal("a", "one, (two] \"three\" \u00e9\n"));
    assertThat(FilterParser.parse("a eq http://loinc.org|1-8"))
        .isEqualTo(equal("a", "http://loinc.org|1-8"));
    assertThat(FilterParser.parse("a eq \"\"")).isEqualTo(equal("a", ""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\u0001',
      textBlock =
          """
          a; 'eq'
          a eq; value
          a is 1; one of eq
          a eq 1 b; 'and'
          (a eq 1; ')'
          a eq 1); 'and'
          a[b eq 1] eq 2; '.'
          a. eq 1; name
          a eq "x; quote
          a eq "\\x"; escape
          and; one of eq
          a eq 1 and; name
          """)
  void tellsWhereItStumbles(String filter, String mention) {
    assertThatThrownBy(() -> FilterParser.parse(filter))
        .isInstanceOf(FhirProblem.class)
        .hasMessageContaining("at character")
        .hasMessageContaining(mention.replace("'eq'", "one of eq"));
  }

  @Test
  void depthAndLengthHaveLimits() {
    assertThatThrownBy(() -> FilterParser.parse("(".repeat(5000) + "a eq 1"))
        .hasMessageContaining("deeper");
    assertThatThrownBy(() -> FilterParser.parse("not(".repeat(4000) + "a eq 1"))
        .hasMessageContaining("deeper");
    assertThatThrownBy(() -> FilterParser.parse("a eq " + "1".repeat(30_000)))
        .hasMessageContaining("characters");
    assertThat(FilterParser.parse("(".repeat(30) + "a eq 1" + ")".repeat(30)))
        .isEqualTo(equal("a", "1"));
  }
}
