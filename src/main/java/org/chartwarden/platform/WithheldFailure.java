package org.chartwarden.platform;

import java.sql.SQLException;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * A failure as a log may show it: types and places of it and of its causes, without their messages.
 * A message may hold what a chart or a request holds ("invalid input syntax for type date: …"), and
 * a log is read by people who may not see charts.
 */
public final class WithheldFailure extends Throwable {

  private static final long serialVersionUID = 1L;

  private final String name;

  private WithheldFailure(Throwable failure, Throwable cause) {
    super(null, cause, true, true);
    this.name = brief(failure);
    setStackTrace(failure.getStackTrace());
  }

  /** The failure with its causes, without messages. */
  public static Throwable of(Throwable failure) {
    return of(failure, Collections.newSetFromMap(new IdentityHashMap<>()));
  }

  private static Throwable of(Throwable failure, Set<Throwable> seen) {
    if (failure == null || failure instanceof WithheldFailure || !seen.add(failure)) {
      return failure instanceof WithheldFailure ? failure : null;
    }
    WithheldFailure withheld = new WithheldFailure(failure, of(failure.getCause(), seen));
    for (Throwable suppressed : failure.getSuppressed()) {
      Throwable other = of(suppressed, seen);
      if (other != null) {
        withheld.addSuppressed(other);
      }
    }
    return withheld;
  }

  /** The type of a failure, with the state that a database gives; for one line of a log. */
  public static String brief(Throwable failure) {
    String type = failure.getClass().getName();
    return failure instanceof SQLException sql && sql.getSQLState() != null
        ? type + " " + sql.getSQLState()
        : type;
  }

  @Override
  public String toString() {
    return name + " (message withheld)";
  }
}
