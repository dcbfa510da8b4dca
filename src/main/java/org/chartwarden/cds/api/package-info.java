/** The interface of CDS Hooks 2.0 over HTTP: discovery, services, feedback. */
package org.chartwarden.cds.api;
