/**
 * Notes that stand in the record: a DocumentReference or DiagnosticReport to its text, through the
 * gateway (FHIR R4 documentreference.html, diagnosticreport.html, datatypes.html#Attachment).
 *
 * <p>Where FHIR leaves a choice: of several contents the one in the plainest form is read (text,
 * HTML or CDA, RTF, PDF) that can be read at all, and the answer says which; an attachment is read
 * where it is inline or a Binary of this server; no other address is ever asked. A note that was
 * entered in error is refused.
 */
package org.chartwarden.notes.stored;
