package org.chartwarden.fhir.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * What goes through many resources, piece by piece.
 *
 * @param scans a type in the order of storage
 * @param records all that belongs to patients
 * @param snapshots lists of what was current at one moment
 */
@Singleton
record Walking(Scans scans, PatientRecords records, Snapshots snapshots) {

  @Inject
  Walking {}
}
