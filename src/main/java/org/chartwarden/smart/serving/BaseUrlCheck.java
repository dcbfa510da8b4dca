package org.chartwarden.smart.serving;

import java.net.URI;
import java.util.Optional;

/** The issuer of tokens is stated, and reached by TLS. */
final class BaseUrlCheck implements ServingCheck {

  private static final String KEY = "chartwarden.auth.base-url";

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    Optional<String> base = facts.setting(KEY);
    if (base.isEmpty()) {
      return Optional.of(
          KEY + " is not set; set it to the address that clients use, https://ehr.example.org");
    }
    return good(base.get())
        ? Optional.empty()
        : Optional.of(
            KEY
                + "="
                + base.get()
                + " is not good; it must begin with https:// and have neither a query, a fragment nor"
                + " a slash at its end");
  }

  private static boolean good(String text) {
    try {
      URI uri = URI.create(text);
      return "https".equals(uri.getScheme())
          && uri.getHost() != null
          && uri.getQuery() == null
          && uri.getFragment() == null
          && !text.endsWith("/");
    } catch (IllegalArgumentException e) {
      // What is no address is no good one.
      return false;
    }
  }
}
