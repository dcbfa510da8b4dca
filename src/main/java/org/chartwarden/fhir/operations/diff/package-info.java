/**
 * The difference of two versions as a FHIRPath Patch (FHIR R4 fhirpatch.html): applied to the first
 * it gives the second. Pure; a list is compared from both ends, and what is left in the middle
 * place by place.
 */
package org.chartwarden.fhir.operations.diff;
