/**
 * HTTP under /fhir: parse, call the gateway, encode; CapabilityStatement; problems to
 * OperationOutcome.
 */
package org.chartwarden.fhir.api;
