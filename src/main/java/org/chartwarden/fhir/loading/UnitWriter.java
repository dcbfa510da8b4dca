package org.chartwarden.fhir.loading;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import org.chartwarden.fhir.gateway.FhirGateway;
import org.chartwarden.fhir.model.FhirProblem;
import org.chartwarden.platform.Json;
import org.chartwarden.smart.AccessContext;

/** Stores units, each with its progress in one transaction. */
@ApplicationScoped
class UnitWriter {

  private static final int TIMEOUT_SECONDS = 600;
  private static final int ATTEMPTS = 5;

  private final FhirGateway gateway;
  private final ImportRows rows;

  UnitWriter(FhirGateway gateway, ImportRows rows) {
    this.gateway = gateway;
    this.rows = rows;
  }

  /**
   * What became of a unit.
   *
   * @param loaded resources that were stored
   * @param rejected lines that were written down as refused
   * @param deferred lines that may succeed once other files are there; nothing was written for them
   */
  record Written(int loaded, int rejected, int deferred) {
    Written plus(Written other) {
      return new Written(
          loaded + other.loaded, rejected + other.rejected, deferred + other.deferred);
    }
  }

  /**
   * Stores a unit; what is refused is narrowed down to single lines.
   *
   * @param who with whose rights
   * @param mayDefer whether a reference that does not resolve yet is put off instead of rejected
   */
  Written write(AccessContext who, ImportUnit unit, boolean mayDefer) {
    Optional<String> unusable =
        unit.entries().stream()
            .filter(entry -> entry.problem() != null)
            .map(entry -> "entry " + entry.number() + ": " + entry.problem())
            .findFirst();
    if (unusable.isPresent()) {
      return reject(
          unit, unit.entries().size() == 1 ? unit.entries().get(0).problem() : unusable.get());
    }
    try {
      return store(who, unit);
    } catch (FhirProblem problem) {
      if (unit.divisible()) {
        return unit.halves().stream()
            .map(half -> write(who, half, mayDefer))
            .reduce(new Written(0, 0, 0), Written::plus);
      }
      if (mayDefer && problem.status() == 412) {
        return new Written(0, 0, unit.entries().size());
      }
      return reject(unit, problem.getMessage());
    }
  }

  private Written store(AccessContext who, ImportUnit unit) {
    for (int attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew()
            .timeout(TIMEOUT_SECONDS)
            .call(
                () -> {
                  if (!unit.entries().isEmpty()) {
                    gateway.process(who, unit.transaction());
                  }
                  rows.addRange(unit, unit.entries().size());
                  return new Written(unit.entries().size(), 0, 0);
                });
      } catch (FhirProblem problem) {
        if (attempt == ATTEMPTS || !problem.code().equals("concurrent-write")) {
          throw problem;
        }
      } catch (RuntimeException e) {
        if (attempt == ATTEMPTS || !lostRace(e)) {
          throw e;
        }
      }
    }
  }

  private Written reject(ImportUnit unit, String reason) {
    String content =
        unit.entries().size() == 1 ? unit.entries().get(0).text() : Json.write(unit.transaction());
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              rows.addReject(
                  unit.file(),
                  new ImportRows.Reject(unit.entries().get(0).number(), reason, content));
              rows.addRange(unit, 0);
            });
    return new Written(0, 1, 0);
  }

  /** Whether PostgreSQL ended the transaction because of another one (40001, 40P01). */
  private static boolean lostRace(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().startsWith("40")) {
        return true;
      }
    }
    return false;
  }
}
