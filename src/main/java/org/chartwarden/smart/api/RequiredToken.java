package org.chartwarden.smart.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.regex.Pattern;
import org.chartwarden.smart.AuthorizationConfig;
import org.chartwarden.smart.provider.OpenIdProvider;

/**
 * Whether requests must bring a token, and where tokens come from. A bean of its own, since filters
 * are made before settings.
 */
@ApplicationScoped
public class RequiredToken {

  /** What a provider does in place of the embedded authorization server. */
  private static final Pattern PROVIDERS =
      Pattern.compile(
          "/auth/(authorize|sign-in|page-sign-in|patient|encounter|consent|access|launch(/.*)?|token"
              + "|introspect|revoke|register)");

  private final AuthorizationConfig config;
  private final OpenIdProvider provider;

  @Inject
  RequiredToken(AuthorizationConfig config, OpenIdProvider provider) {
    this.config = config;
    this.provider = provider;
  }

  /** Whether nobody is served without a token. */
  public boolean everywhere() {
    return !config.open();
  }

  /** Whether people sign in at this server, and not at a provider. */
  boolean signsIn() {
    return provider.issuer().isEmpty();
  }

  /**
   * Whether an address of the embedded authorization server is void here.
   *
   * @param path as {@link RoutedPath} has it
   */
  boolean ofProvider(String path) {
    return path.startsWith("/auth/") && !signsIn() && PROVIDERS.matcher(path).matches();
  }
}
