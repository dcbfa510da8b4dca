package org.chartwarden.fhir.gateway;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

/**
 * What answers a request for resources as they are or were.
 *
 * @param entries one resource
 * @param histories versions
 * @param searches matches of a query, in pages
 * @param latest the newest matches of each code
 * @param many which of many queries some resources match
 * @param access who may do what
 */
@Singleton
record Reading(
    EntryReads entries,
    Histories histories,
    Searches searches,
    LatestReads latest,
    ManySearches many,
    AccessGate access) {

  @Inject
  Reading {}
}
