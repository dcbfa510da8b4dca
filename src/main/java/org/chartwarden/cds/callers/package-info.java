/** Who calls a service (CDS Hooks 2.0, Trusting CDS Clients). */
package org.chartwarden.cds.callers;
