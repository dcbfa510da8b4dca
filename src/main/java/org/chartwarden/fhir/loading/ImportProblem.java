package org.chartwarden.fhir.loading;

/** The import as a whole cannot go on; the message is one sentence for the user. */
public final class ImportProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean busy;

  ImportProblem(String message) {
    this(message, false);
  }

  private ImportProblem(String message, boolean busy) {
    super(message);
    this.busy = busy;
  }

  ImportProblem(String message, Throwable cause) {
    super(message, cause);
    this.busy = false;
  }

  static ImportProblem anotherIsRunning() {
    return new ImportProblem("Another import is running on this database; wait for its end.", true);
  }

  /** Whether it may go on once another import has ended. */
  public boolean busy() {
    return busy;
  }
}
