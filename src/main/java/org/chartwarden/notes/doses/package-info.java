/** Doses and infusion rates of drugs in a note, with route and doses per day. */
package org.chartwarden.notes.doses;
