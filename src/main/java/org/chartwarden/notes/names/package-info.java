/**
 * Names of conditions, symptoms, procedures, imaging and devices: what concept a run of words
 * names, on which side and at which site of the body. The same reading serves the words of a note
 * and the display of a coded resource, so that the two can be compared.
 *
 * <p>A name is put together where it can be (side + site + disorder) and listed where it cannot.
 * What can be named are files: {@code note-conditions.psv}, {@code note-symptoms.psv}, {@code
 * note-procedures.psv}, {@code note-imaging.psv}, {@code note-devices.psv}, {@code note-sites.psv}
 * and, for abbreviations with several meanings, {@code note-ambiguous.psv}. Codes stand only where
 * they are certain.
 */
package org.chartwarden.notes.names;
