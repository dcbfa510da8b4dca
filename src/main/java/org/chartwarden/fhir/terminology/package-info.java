/** Code systems, value-set expansion and code matching. */
package org.chartwarden.fhir.terminology;
