/**
 * Resource keys and versions, the FHIR problem type, the shared parser context. May use units and
 * platform.
 */
package org.chartwarden.fhir.model;
