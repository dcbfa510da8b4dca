/** Age, sex and race of the patient of a note, and of nobody else in it. */
package org.chartwarden.notes.demographics;
