package org.chartwarden.fhir.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.chartwarden.fhir.model.ResourceKey;
import org.chartwarden.fhir.model.ResourceVersion;
import org.chartwarden.smart.AccessContext;

/**
 * The one door to clinical data. Every method joins the caller's transaction or makes one; every
 * failure is a {@link org.chartwarden.fhir.model.FhirProblem}.
 */
@ApplicationScoped
public class FhirGateway {

  /** Reads the current version. Fails with 404 when it never was, 410 when it was deleted. */
  public ResourceVersion read(AccessContext who, ResourceKey key) {
    throw new UnsupportedOperationException();
  }

  /** Reads one version. */
  public ResourceVersion readVersion(AccessContext who, ResourceKey key, long version) {
    throw new UnsupportedOperationException();
  }

  /** Creates a resource under a new id, or finds the one that {@code ifNoneExist} names. */
  public WriteOutcome create(
      AccessContext who, String type, ObjectNode resource, WriteOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Stores a new version under the given id; creates the resource when there is none. */
  public WriteOutcome update(
      AccessContext who, ResourceKey key, ObjectNode resource, WriteOptions options) {
    throw new UnsupportedOperationException();
  }

  /** Deletes a resource; its history stays. Deleting what is not there is no failure. */
  public WriteOutcome delete(AccessContext who, ResourceKey key, WriteOptions options) {
    throw new UnsupportedOperationException();
  }

  /**
   * Searches one type, for instance {@code search(who, "Observation",
   * "patient=1&code=2823-3&_sort=-date&_count=1", false)}.
   *
   * @param query URL-encoded search parameters, without the leading {@code ?}
   * @param lenient ignore unknown parameters instead of failing with 400
   */
  public SearchPage search(AccessContext who, String type, String query, boolean lenient) {
    throw new UnsupportedOperationException();
  }

  /** The page of a stored result list at a cursor. */
  public SearchPage page(AccessContext who, SearchPage.Cursor cursor) {
    throw new UnsupportedOperationException();
  }

  /** Runs a Bundle of type batch or transaction and returns the response Bundle. */
  public ObjectNode process(AccessContext who, ObjectNode bundle) {
    throw new UnsupportedOperationException();
  }
}
