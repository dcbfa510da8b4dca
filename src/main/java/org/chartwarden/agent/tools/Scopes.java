package org.chartwarden.agent.tools;

import java.util.HashSet;
import java.util.Set;

/** Puts declared scopes together. */
final class Scopes {

  private Scopes() {}

  static Set<String> with(Set<String> scopes, String more) {
    Set<String> all = new HashSet<>(scopes);
    all.add(more);
    return Set.copyOf(all);
  }
}
