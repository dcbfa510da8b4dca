/**
 * FHIR clients of others at work against the running server: the HAPI generic client, and from npm
 * the scripts of {@code src/test/clients}.
 */
package org.chartwarden.clients;
