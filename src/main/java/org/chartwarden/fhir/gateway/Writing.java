package org.chartwarden.fhir.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.function.Function;

/**
 * What changes resources.
 *
 * @param transactions the transaction around a change
 * @param writes one change, or those that a condition names
 * @param bundles many at once
 */
@Singleton
record Writing(Transactions transactions, Writes writes, BundleProcessor bundles) {

  @Inject
  Writing {}

  /** Makes a change in the caller's transaction, or in one of its own. */
  <T> T write(Function<Writes, T> change) {
    return transactions.write(() -> change.apply(writes));
  }
}
