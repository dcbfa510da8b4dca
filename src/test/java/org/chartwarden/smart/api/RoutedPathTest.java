package org.chartwarden.smart.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoutedPathTest {

  @ParameterizedTest
  @CsvSource({
    "/, /",
    "//, /",
    "'', ''",
    "/auth/token, /auth/token",
    "/auth/token/, /auth/token",
    "/auth/token///, /auth/token",
    "/auth//token, /auth/token",
    "/auth/token;a=b, /auth/token",
    "/auth;x/token;a=b;c/, /auth/token",
    "/auth/token/;a=b, /auth/token",
    "/;, /",
    "/fhir/Patient/p, /fhir/Patient/p"
  })
  void isPlain(String path, String plain) {
    assertThat(RoutedPath.plain(path)).isEqualTo(plain);
  }
}
