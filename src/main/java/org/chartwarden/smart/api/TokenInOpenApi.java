package org.chartwarden.smart.api;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;

/**
 * Says in the OpenAPI document that requests need a token, so that its page sends the one given.
 */
public class TokenInOpenApi implements OASFilter {

  /** Name of the scheme, as {@code quarkus.smallrye-openapi.security-scheme-name} has it. */
  private static final String SCHEME = "token";

  @Override
  public void filterOpenAPI(OpenAPI document) {
    document.addSecurityRequirement(OASFactory.createSecurityRequirement().addScheme(SCHEME));
  }
}
