package org.chartwarden.smart.scopes;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a scope permits, in the order in which its letters stand. */
public enum ScopePermission {
  CREATE('c'),
  READ('r'),
  UPDATE('u'),
  DELETE('d'),
  SEARCH('s');

  private final char letter;

  ScopePermission(char letter) {
    this.letter = letter;
  }

  /** The permissions of version 2 ({@code rs}) or version 1 ({@code read}); empty when neither. */
  static Optional<Set<ScopePermission>> read(String text) {
    return switch (text) {
      case "read" -> Optional.of(EnumSet.of(READ, SEARCH));
      case "write" -> Optional.of(EnumSet.of(CREATE, UPDATE, DELETE));
      case "*" -> Optional.of(EnumSet.allOf(ScopePermission.class));
      default -> letters(text);
    };
  }

  private static Optional<Set<ScopePermission>> letters(String text) {
    EnumSet<ScopePermission> found = EnumSet.noneOf(ScopePermission.class);
    int at = 0;
    for (ScopePermission permission : values()) {
      if (at < text.length() && text.charAt(at) == permission.letter) {
        found.add(permission);
        at++;
      }
    }
    return at == text.length() && !found.isEmpty() ? Optional.of(found) : Optional.empty();
  }

  /** The letters of version 2. */
  static String letters(Set<ScopePermission> permissions) {
    StringBuilder letters = new StringBuilder();
    for (ScopePermission permission : values()) {
      if (permissions.contains(permission)) {
        letters.append(permission.letter);
      }
    }
    return letters.toString();
  }
}
