/**
 * Resources and their versions; rows never leave this package. Content is the exact text that is
 * served: nothing here parses it. Superseded versions are never changed; a deletion is a version
 * without content.
 *
 * <p>What is stored where: {@code resource} has one row per resource with its current content, also
 * when it is deleted, so that version numbers go on; {@code resource_version} has what was
 * superseded. Content is one compressed frame ({@code StoredContent}): 300 to 450 bytes in place of
 * 2 KB for usual data, nearly always in the row itself, so that a read is one look at one page.
 * Type and id compare by bytes, as the rows of the search index do, so that joins between them find
 * their index.
 *
 * <p>What it costs, in bytes per resource, measured after loading Synthea patients (2.0 KB of
 * compact JSON each): content 466, {@code resource_type_id_key} (a read, the target of a reference)
 * 100, {@code resource_history_of_type} 85, {@code resource_type_pid} (a search without criteria)
 * 75, {@code resource_history_of_system} 40, primary key 23. The audit trail takes 300 to 400 more;
 * the search index is told of in {@code fhir.search}.
 */
package org.chartwarden.fhir.storage;
