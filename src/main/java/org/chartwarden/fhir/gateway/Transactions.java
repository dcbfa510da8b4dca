package org.chartwarden.fhir.gateway;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.chartwarden.fhir.model.FhirProblem;

/**
 * Runs work in the caller's transaction or in one of its own. Its own is repeated when the database
 * chose it as the victim of a deadlock or two first writes of one id met; then nothing of it was
 * kept, so the repeat is invisible to the client.
 */
@ApplicationScoped
class Transactions {

  private static final int ATTEMPTS = 6;
  private static final long FIRST_PAUSE_MS = 5;

  /** SQL states after which a whole transaction may simply be tried again. */
  private static final Set<String> REPEATABLE = Set.of("40001", "40P01");

  /** Whether the caller brought a transaction. */
  boolean active() {
    return QuarkusTransaction.isActive();
  }

  /** Runs work that changes the store; a failure undoes all of it, also a caller's part. */
  <T> T write(Supplier<T> work) {
    if (!QuarkusTransaction.isActive()) {
      return repeated(work);
    }
    try {
      return work.get();
    } catch (RuntimeException e) {
      QuarkusTransaction.setRollbackOnly();
      if (isRace(e)) {
        throw race();
      }
      throw e;
    }
  }

  /**
   * Runs one write of a batch. Its checks come before its first change, so a {@link FhirProblem} of
   * it leaves the transaction around the batch usable; any other failure must go up to {@link
   * #write}.
   */
  <T> T writeInBatch(Supplier<T> work) {
    return QuarkusTransaction.isActive() ? work.get() : repeated(work);
  }

  private static <T> T repeated(Supplier<T> work) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(work::get);
      } catch (RuntimeException e) {
        if (!isRace(e)) {
          throw e;
        }
        if (attempt == ATTEMPTS) {
          throw race();
        }
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(FIRST_PAUSE_MS << attempt));
    }
  }

  private static FhirProblem race() {
    return FhirProblem.conflict(
        "concurrent-write", "other writes to the same resources got in the way; send it again");
  }

  private static boolean isRace(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof WriteRace
          || (cause instanceof SQLException sql
              && sql.getSQLState() != null
              && REPEATABLE.contains(sql.getSQLState()))) {
        return true;
      }
    }
    return false;
  }

  /** Somebody else stored the first version of an id between our look and our write. */
  static final class WriteRace extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WriteRace(String key) {
      super(key + " was created by another transaction");
    }
  }
}
