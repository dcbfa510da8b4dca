/**
 * Bulk import of NDJSON files and Bundles through the gateway. What is done is written down in the
 * transaction that does it, so an import that was killed goes on where it stopped, and nothing is
 * loaded twice.
 *
 * <p>Choices where FHIR leaves one: a line with an id is a PUT of that id, a line without one is a
 * create, and a line that is a transaction Bundle without an id is carried out. The entries of a
 * Bundle of type {@code batch} are independent and may be stored in groups; a {@code transaction}
 * is stored as one; the resources of any other Bundle are treated as lines.
 */
package org.chartwarden.fhir.loading;
