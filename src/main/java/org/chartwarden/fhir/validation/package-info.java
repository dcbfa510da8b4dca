/** Structure checks of incoming resources against the R4 definitions and {@code fhir-profiles/}. */
package org.chartwarden.fhir.validation;
