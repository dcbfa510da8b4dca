package org.chartwarden.smart.consents;

import java.util.Collection;

/** Where the Consents are; kept by the record, which alone can read them. */
public interface ConsentSource {

  /**
   * The consents in force that withhold something.
   *
   * @param version rises whenever they change
   */
  record Kept(long version, Collection<PatientConsent> consents) {}

  /** As they are now; cheap, since it is asked at every access. */
  Kept kept();
}
