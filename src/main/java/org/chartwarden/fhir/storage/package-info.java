/**
 * Resources and their versions; rows never leave this package. Content is the exact text that is
 * served: nothing here parses it. Superseded versions are never changed; a deletion is a version
 * without content.
 */
package org.chartwarden.fhir.storage;
