package org.chartwarden.smart.api;

import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Whether the general rules for other origins ({@code quarkus.http.cors.*}) let a page call. They
 * refuse without a word; who knows beforehand can say why.
 */
@ApplicationScoped
class ForeignOrigins {

  private static final String ALL = "*";

  private final boolean ruled;
  private final List<String> allowed;
  private final List<Pattern> patterns;

  @Inject
  ForeignOrigins(
      @ConfigProperty(name = "quarkus.http.cors.enabled", defaultValue = "false") boolean enabled,
      @ConfigProperty(name = "quarkus.http.cors.origins") Optional<List<String>> origins) {
    this.ruled = enabled;
    this.allowed = origins.orElse(List.of());
    this.patterns = CORSFilter.parseAllowedOriginsRegex(origins);
  }

  /** Whether the rules will refuse a request of a page from there. */
  boolean refused(HttpServerRequest request, String origin) {
    return ruled
        && !allowed.contains(ALL)
        && !allowed.contains(origin)
        && !CORSFilter.isOriginAllowedByRegex(patterns, origin)
        && !ofThisServer(request, origin);
  }

  private static boolean ofThisServer(HttpServerRequest request, String origin) {
    String authority = request.authority() == null ? "" : request.authority().toString();
    return host(origin).equals(host("any://" + authority));
  }

  /** What stands for a host, without a port: in doubt the general rules decide. */
  private static String host(String address) {
    try {
      return Optional.ofNullable(URI.create(address).getHost()).orElse("").toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
