/**
 * Reads the expressions of {@code _filter} (FHIR R4, search_filter.html) into a tree. Pure: knows
 * neither parameters nor the database.
 */
package org.chartwarden.fhir.search.filter;
