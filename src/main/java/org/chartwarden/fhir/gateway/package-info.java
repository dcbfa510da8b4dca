/**
 * The one door to clinical data: decide access, validate, store, index, audit, announce, in one
 * transaction.
 */
package org.chartwarden.fhir.gateway;
