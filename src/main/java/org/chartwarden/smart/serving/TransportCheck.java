package org.chartwarden.smart.serving;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Requests come by TLS: this server ends it, or a proxy that is stated. */
final class TransportCheck implements ServingCheck {

  private static final String FORWARDING = "quarkus.http.proxy.proxy-address-forwarding";
  private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";
  private static final String INSECURE = "quarkus.http.insecure-requests";
  private static final Set<String> NO_PLAIN_HTTP = Set.of("disabled", "redirect");

  /** Where a key of the default TLS configuration lies; other settings of it have defaults. */
  private static final Pattern KEY_STORE =
      Pattern.compile("quarkus\\.tls\\.key-store\\..*\\.(cert|path)");

  private static final Pattern EVERYBODY = Pattern.compile("(^|.*[,\\s])[^,\\s]*/0([,\\s].*|$)");

  @Override
  public Optional<String> refusal(ServingFacts facts) {
    boolean tls =
        facts.setting("quarkus.http.ssl.certificate.files").isPresent()
                && facts.setting("quarkus.http.ssl.certificate.key-files").isPresent()
            || facts.setting("quarkus.http.ssl.certificate.key-store-file").isPresent()
            || facts.setting("quarkus.http.tls-configuration-name").isPresent()
            || facts.any(KEY_STORE);
    if (tls) {
      return facts.setting(INSECURE).filter(NO_PLAIN_HTTP::contains).isPresent()
          ? Optional.empty()
          : Optional.of(
              INSECURE + " lets plain HTTP in beside TLS; set it to disabled or redirect");
    }
    if (!facts.on(FORWARDING)) {
      return Optional.of(
          "there is neither TLS nor a proxy; name a certificate and its key (serve"
              + " --tls-certificate FILE --tls-key FILE, or quarkus.http.ssl.certificate.files and"
              + " .key-files), or the proxy that ends TLS (serve --proxy ADDRESSES, or "
              + FORWARDING
              + "=true and "
              + TRUSTED
              + ")");
    }
    Optional<String> trusted = facts.setting(TRUSTED);
    if (trusted.isEmpty()) {
      return Optional.of(
          TRUSTED + " is not set; set it to the addresses of the proxy, for instance 10.0.0.0/24");
    }
    return EVERYBODY.matcher(trusted.get()).matches()
        ? Optional.of(TRUSTED + "=" + trusted.get() + " trusts everybody; name the proxy alone")
        : Optional.empty();
  }
}
