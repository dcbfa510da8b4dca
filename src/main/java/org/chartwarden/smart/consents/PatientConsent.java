package org.chartwarden.smart.consents;

import java.util.Optional;

/**
 * A Consent in force that withholds something.
 *
 * @param patient logical id
 * @param provision its rules
 */
public record PatientConsent(String patient, Provision provision) {

  /** What it says to a caller; empty when it withholds nothing. */
  Optional<DataRule> to(ConsentCaller caller) {
    return provision.to(caller).filter(DataRule::withholds);
  }
}
