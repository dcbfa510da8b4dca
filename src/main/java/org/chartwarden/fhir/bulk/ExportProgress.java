package org.chartwarden.fhir.bulk;

/** Is told how far an export into a folder is. */
public interface ExportProgress {

  /** The list is made. */
  void begin(long resources);

  /** So many resources are written in all. */
  void at(long resources, String type);

  /** Nothing follows. */
  void end();
}
