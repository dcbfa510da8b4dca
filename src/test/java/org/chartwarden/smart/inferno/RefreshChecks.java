package org.chartwarden.smart.inferno;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.chartwarden.testing.smart.Wire;

/** Checks of the groups for refreshing, which come without and with named scopes. */
final class RefreshChecks {

  private static final String WITHOUT = "without_scopes";
  private static final Map<String, Check<Refresh>> WITHOUT_SCOPES = new LinkedHashMap<>();
  private static final Map<String, Check<Refresh>> WITH_SCOPES = new LinkedHashMap<>();

  static {
    for (String name : new String[] {"smart_token_refresh_stu2", "g10_token_refresh_" + WITHOUT}) {
      WITHOUT_SCOPES.put(name, refresh -> succeeded(refresh.without()));
    }
    for (String name :
        new String[] {"smart_token_refresh_body", "g10_token_refresh_body_" + WITHOUT}) {
      WITHOUT_SCOPES.put(name, RefreshChecks::bodyWithoutScopes);
    }
    WITHOUT_SCOPES.put(
        "smart_token_response_headers", refresh -> TokenAnswers.requireHeaders(refresh.without()));
    for (String name : new String[] {"smart_token_refresh_stu2", "g10_token_refresh_with_scopes"}) {
      WITH_SCOPES.put(name, refresh -> succeeded(refresh.with()));
    }
    for (String name :
        new String[] {"smart_token_refresh_body", "g10_token_refresh_body_with_scopes"}) {
      WITH_SCOPES.put(name, RefreshChecks::bodyWithScopes);
    }
    WITH_SCOPES.put(
        "smart_token_response_headers", refresh -> TokenAnswers.requireHeaders(refresh.with()));
    WITH_SCOPES.put(
        "g10_patient_context",
        refresh -> LaunchChecks.patientContext(refresh.launch(), refresh.with()));
    WITH_SCOPES.put("g10_invalid_token_refresh", RefreshChecks::invalidTokenRefresh);
  }

  private RefreshChecks() {}

  /**
   * Holds a check.
   *
   * @param id of the check, after that of its group
   */
  static void require(String id, Refresh refresh) throws Exception {
    Map<String, Check<Refresh>> checks = id.contains(WITHOUT) ? WITHOUT_SCOPES : WITH_SCOPES;
    Check<Refresh> check = checks.get(id.substring(id.lastIndexOf('-') + 1));
    assertThat(check).as("a check of refreshes with the id %s", id).isNotNull();
    check.hold(refresh);
  }

  private static void succeeded(Wire.Reply answer) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
  }

  private static void bodyWithoutScopes(Refresh refresh) {
    TokenAnswers.requireBody(refresh.without());
    assertThat(TokenAnswers.scopes(refresh.without()))
        .containsExactlyInAnyOrderElementsOf(refresh.launch().granted());
    assertThat(refresh.without().text("access_token"))
        .isNotEqualTo(refresh.launch().tokens().text("access_token"));
  }

  private static void bodyWithScopes(Refresh refresh) {
    TokenAnswers.requireBody(refresh.with());
    assertThat(TokenAnswers.scopes(refresh.with()))
        .containsExactlyInAnyOrderElementsOf(refresh.fewer());
  }

  private static void invalidTokenRefresh(Refresh refresh) {
    assertThat(refresh.launch().app().refresh("INVALID REFRESH TOKEN", "").status()).isIn(400, 401);
  }
}
