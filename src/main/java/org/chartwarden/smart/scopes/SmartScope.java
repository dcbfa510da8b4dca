package org.chartwarden.smart.scopes;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A scope for FHIR resources (SMART App Launch 2.2, section 3.0.2), for instance {@code
 * patient/Observation.rs?category=laboratory}.
 *
 * @param level whose data
 * @param type resource type, or {@code *} for all
 * @param permissions what may be done, at least one
 * @param query search parameters that every resource must match, URL-encoded, or empty
 * @param version1 whether it is spelled as in version 1 ({@code .read})
 */
public record SmartScope(
    ScopeLevel level,
    String type,
    Set<ScopePermission> permissions,
    String query,
    boolean version1) {

  /** Every resource type. */
  public static final String ALL_TYPES = "*";

  private static final Pattern FORM =
      Pattern.compile(
          "(patient|user|system)/([A-Z][A-Za-z]{1,63}|\\*)\\.([a-z]{1,5}|\\*)(?:\\?(\\S{1,1000}))?");

  public SmartScope {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(query, "query");
    permissions = Set.copyOf(permissions);
    if (permissions.isEmpty()) {
      throw new IllegalArgumentException("a scope permits something");
    }
  }

  /** The scope that a text is; empty when it is none for resources. */
  public static Optional<SmartScope> read(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      return Optional.empty();
    }
    String query = form.group(4) == null ? "" : form.group(4);
    String letters = form.group(3);
    boolean version1 = letters.equals("read") || letters.equals("write") || letters.equals("*");
    if (version1 && !query.isEmpty()) {
      return Optional.empty();
    }
    return ScopePermission.read(letters)
        .map(
            permissions ->
                new SmartScope(
                    ScopeLevel.of(form.group(1)).orElseThrow(),
                    form.group(2),
                    permissions,
                    query,
                    version1));
  }

  /** Whether it speaks of a resource type. */
  public boolean covers(String resourceType) {
    return type.equals(ALL_TYPES) || type.equals(resourceType);
  }

  /**
   * What of this scope another one allows: the permissions of both, for the types of both, when
   * they are of one level. Search parameters only ever narrow: the other's are added to its own.
   */
  public Optional<SmartScope> within(SmartScope other) {
    if (level != other.level || !(covers(other.type) || other.covers(type))) {
      return Optional.empty();
    }
    String narrower = type.equals(ALL_TYPES) ? other.type : type;
    EnumSet<ScopePermission> common = EnumSet.copyOf(permissions);
    common.retainAll(other.permissions);
    if (common.isEmpty()) {
      return Optional.empty();
    }
    String both =
        query.isEmpty() || query.equals(other.query)
            ? other.query
            : other.query.isEmpty() ? query : query + "&" + other.query;
    boolean whole = common.size() == permissions.size() && both.isEmpty();
    return Optional.of(new SmartScope(level, narrower, common, both, version1 && whole));
  }

  /** The same for one type and with search parameters; the latter are of version 2. */
  public SmartScope of(String otherType, String otherQuery) {
    return new SmartScope(
        level, otherType, permissions, otherQuery, version1 && otherQuery.isEmpty());
  }

  /** The scope as text. */
  public String text() {
    return level.code() + "/" + type + "." + letters() + (query.isEmpty() ? "" : "?" + query);
  }

  private String letters() {
    if (!version1) {
      return ScopePermission.letters(permissions);
    }
    return switch (permissions.size()) {
      case 2 -> "read";
      case 3 -> "write";
      default -> "*";
    };
  }
}
