package org.chartwarden.fhir.operations;

/**
 * One FHIR operation. Implement it as an application-scoped bean and describe it by an
 * OperationDefinition in {@code fhir-profiles}.
 */
public interface FhirOperation {

  /** The id of its OperationDefinition, for instance {@code Patient-everything}. */
  String definition();

  /**
   * Carries it out. Level, method and parameters were checked against the definition.
   *
   * @throws org.chartwarden.fhir.model.FhirProblem when it cannot be done
   */
  OperationAnswer run(OperationCall call);

  /**
   * Whether it accepts jobs of its own for clients that prefer to be answered later; of the others
   * the whole call becomes a job then.
   *
   * @param onInstance whether it is called on a resource
   */
  default boolean acceptsJobs(boolean onInstance) {
    return false;
  }

  /** Whether it chooses the format of its answer itself, which then need not be one of FHIR's. */
  default boolean choosesFormat() {
    return false;
  }

  /**
   * Whether it reads bodies of a media type that is not FHIR's itself, through {@link
   * OperationCall#body()}.
   *
   * @param mediaType in lower case, without parameters
   */
  default boolean readsBodyOf(String mediaType) {
    return false;
  }

  /**
   * Whether it takes bodies of such a media type piece by piece, through {@link
   * org.chartwarden.fhir.model.BodySource#open}; nobody else reads them then.
   */
  default boolean streamsBodyOf(String mediaType) {
    return false;
  }
}
