/**
 * Query parsing, index extraction and SQL predicates; {@code types} has one class per parameter
 * type, {@code path} evaluates the expressions of parameters. Never reads resource contents from
 * the database and never decides access: it narrows a search to the patients it is given.
 *
 * <p>Readings of FHIR R4 section 3.1.1 where it leaves a choice:
 *
 * <ul>
 *   <li>Without {@code _sort} the order is that of storage; missing values come last in either
 *       direction; equal keys keep the order of storage.
 *   <li>A descending sort takes a resource's largest value, an ascending one its smallest.
 *   <li>Every first page tells its total: it is known when all matches fit, and stored with the
 *       result list when they do not, so {@code _total=none} saves nothing.
 *   <li>A result list is stored only when there is a second page, in the snapshot of the first.
 *   <li>{@code _include} of a versioned reference adds the current version.
 * </ul>
 */
package org.chartwarden.fhir.search;
