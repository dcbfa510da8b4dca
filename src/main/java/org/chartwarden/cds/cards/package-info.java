/** Cards as services make them and as they are sent (CDS Hooks 2.0, CDS Service Response). Pure. */
package org.chartwarden.cds.cards;
