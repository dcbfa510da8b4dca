/**
 * Query parsing, index extraction and SQL predicates; {@code types} has one class per parameter
 * type.
 */
package org.chartwarden.fhir.search;
