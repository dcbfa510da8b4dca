package org.chartwarden.fhir.model;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Type and logical id of a resource.
 *
 * @param type FHIR R4 resource type
 * @param id logical id
 */
public record ResourceKey(String type, String id) {

  /** FHIR R4, data type {@code id}. */
  public static final Pattern ID = Pattern.compile("[A-Za-z0-9\\-.]{1,64}");

  public ResourceKey {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(id, "id");
  }

  /** The relative reference, for instance {@code Patient/1}. */
  public String reference() {
    return type + "/" + id;
  }

  @Override
  public String toString() {
    return reference();
  }
}
