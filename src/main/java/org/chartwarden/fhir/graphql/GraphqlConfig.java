package org.chartwarden.fhir.graphql;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Limits of GraphQL. */
@ConfigMapping(prefix = "chartwarden.graphql")
public interface GraphqlConfig {

  /** Most characters of one query. */
  @WithDefault("20000")
  int queryCharacters();

  /** Deepest nesting of braces, brackets and parentheses. */
  @WithDefault("40")
  int depth();

  /** Most resources that one query may read; beyond it the query fails. */
  @WithDefault("10000")
  int resources();
}
