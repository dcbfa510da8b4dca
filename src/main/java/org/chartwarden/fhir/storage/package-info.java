/** Resource rows, versions and history; rows never leave this package. */
package org.chartwarden.fhir.storage;
