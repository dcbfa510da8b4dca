package org.chartwarden.fhir.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.chartwarden.fhir.model.FhirProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTest {

  @Test
  void decodesNamesAndValuesInOrder() {
    assertThat(QueryString.parse("a=1&b=x%20y+z&a=%C3%A9%F0%9F%98%80&c&=d&&e=f%3Dg=h"))
        .isEqualTo(
            List.of(
                Map.entry("a", "1"),
                Map.entry("b", "x y z"),
                Map.entry("a", "\u00e9\ud83d\ude00"),
                Map.entry("c", ""),
                Map.entry("", "d"),
                Map.entry("e", "f=g=h")));
    assertThat(QueryString.parse("name=M\u00fcller\ud83d\ude00"))
        .containsExactly(Map.entry("name", "M\u00fcller\ud83d\ude00"));
    assertThat(QueryString.parse(null)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=%",
        "a=%4",
        "a=%zz",
        "a=%-1",
        "%=a",
        "a=%00",
        "a=\u0000",
        "a=%ff",
        "a=%C3",
        "a=%C0%80",
        "a=%ED%A0%80",
        "a=%F5%80%80%80",
        "a=\ud800",
        "a=x\udc00y"
      })
  void refusesWhatIsNoText(String query) {
    assertThatThrownBy(() -> QueryString.parse(query))
        .isInstanceOfSatisfying(
            FhirProblem.class,
            problem -> {
              assertThat(problem.status()).isEqualTo(400);
              assertThat(problem.code()).isEqualTo("bad-encoding");
            });
  }
}
