package org.chartwarden.fhir.gateway;

import java.util.Objects;

/**
 * How a batch or transaction is answered.
 *
 * @param base base address of this server without trailing slash, for links; may be empty
 * @param strict refuse what the structure check could repair, and unknown search parameters
 * @param lenientSearch ignore unknown search parameters, and unknown elements of what is written
 * @param returned what the entries of writes carry
 */
public record BundleOptions(String base, boolean strict, boolean lenientSearch, Returned returned) {

  /** HTTP {@code Prefer: return=}. */
  public enum Returned {
    MINIMAL,
    REPRESENTATION,
    OUTCOME
  }

  /** No links, repairs allowed, entries without content. */
  public static final BundleOptions PLAIN = new BundleOptions("", false, false, Returned.MINIMAL);

  public BundleOptions {
    Objects.requireNonNull(base, "base");
    Objects.requireNonNull(returned, "returned");
  }
}
