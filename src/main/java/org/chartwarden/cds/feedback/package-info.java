/** What became of cards (CDS Hooks 2.0, Feedback): accepted, or passed over and why. */
package org.chartwarden.cds.feedback;
