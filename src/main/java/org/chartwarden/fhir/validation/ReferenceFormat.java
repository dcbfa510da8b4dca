package org.chartwarden.fhir.validation;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.chartwarden.fhir.model.ConditionalReference;
import org.chartwarden.fhir.model.ResourceTypes;

/** The text of {@code Reference.reference}, FHIR R4 references.html#literal. */
final class ReferenceFormat {

  private static final Pattern RELATIVE =
      Pattern.compile("([A-Za-z]+)/([A-Za-z0-9\\-.]{1,64})(?:/_history/[A-Za-z0-9\\-.]{1,64})?");
  private static final Pattern ABSOLUTE = Pattern.compile("[A-Za-z][A-Za-z0-9+.\\-]*:\\S+");

  private ReferenceFormat() {}

  /**
   * Says what is wrong with a reference, or nothing.
   *
   * @param targets allowed types, empty for any
   * @param contained ids of the contained resources around it
   */
  static Optional<String> fault(String reference, Set<String> targets, Set<String> contained) {
    if (reference.startsWith("#")) {
      return reference.length() == 1 || contained.contains(reference.substring(1))
          ? Optional.empty()
          : Optional.of("points at '" + reference + "', but no contained resource has that id");
    }
    Matcher relative = RELATIVE.matcher(reference);
    if (relative.matches()) {
      return type(relative.group(1), targets);
    }
    if (ConditionalReference.parse(reference).isPresent()) {
      return Optional.of(
          "is a search ('" + reference + "'), which is allowed in a transaction Bundle only");
    }
    return ABSOLUTE.matcher(reference).matches()
        ? Optional.empty()
        : Optional.of("must be Type/id, #id or an absolute URL, not '" + reference + "'");
  }

  private static Optional<String> type(String type, Set<String> targets) {
    if (!ResourceTypes.known(type)) {
      return Optional.of("names '" + type + "', which is not a FHIR R4 resource type");
    }
    return targets.isEmpty() || targets.contains(type)
        ? Optional.empty()
        : Optional.of(
            "must point at " + String.join(" or ", new TreeSet<>(targets)) + ", not at a " + type);
  }
}
