package org.chartwarden.smart.provider;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An OpenID Connect provider whose access tokens count here. */
@ConfigMapping(prefix = "chartwarden.oidc")
public interface ProviderConfig {

  /** Issuer of the provider; without it the embedded authorization server is used. */
  Optional<String> issuer();

  /** What tokens name as their audience; without it this server's FHIR address. */
  Optional<String> audience();

  /** Where the provider's keys are, when its discovery document cannot be reached from here. */
  Optional<URI> jwksUri();

  /**
   * What else of SMART the provider does, for discovery to tell: {@code context-standalone-patient}
   * when its token response has the member {@code patient}, for instance.
   */
  Optional<List<String>> capabilities();

  /** Names of claims; a dot goes into an object. */
  Claims claims();

  /** SMART scopes by the names that the provider has for them, several with blanks between. */
  Map<String, String> scopes();

  /** Where in a token what is. */
  interface Claims {

    /** Scopes: a text with blanks between, or a list. */
    @WithDefault("scope")
    String scope();

    /** Logical id, or reference, of the patient in context. */
    @WithDefault("patient")
    String patient();

    /** Logical id, or reference, of the encounter in context. */
    @WithDefault("encounter")
    String encounter();

    /** Reference, or address at this server, of the resource that the user is. */
    @WithDefault("fhirUser")
    String fhirUser();

    /** Id of the client. */
    @WithDefault("azp")
    String client();
  }
}
