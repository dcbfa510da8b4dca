package org.chartwarden.fhir.loading;

/** Is told how far an import is. */
public interface ImportProgress {

  /** So many bytes of files are to be read. */
  void begin(long bytes);

  /** So many bytes more are done; the report tells what became of them. */
  void advance(long bytes, ImportReport report);

  /** Nothing follows. */
  void end();
}
