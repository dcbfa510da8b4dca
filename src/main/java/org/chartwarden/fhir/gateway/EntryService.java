package org.chartwarden.fhir.gateway;

/**
 * Answers the entries of a batch or transaction that ask for no resource: operations, the
 * capabilities of the server. Who serves such addresses lies above the gateway and gives it a bean
 * of this type; all of them are collected.
 */
public interface EntryService {

  /**
   * Whether it answers an address.
   *
   * @param name last segment of the address: {@code metadata}, or an operation with its dollar sign
   */
  boolean serves(String name);

  /**
   * Whether the call changes something.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem 404 when there is no such operation
   */
  boolean writes(EntryCall call);

  /**
   * Carries a call out.
   *
   * @param most greatest number of bytes that the answer may have
   * @throws org.chartwarden.fhir.model.FhirProblem when it cannot be done, 413 for a larger answer
   */
  EntryAnswer answer(EntryCall call, int most);
}
