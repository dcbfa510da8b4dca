/**
 * The statements of a note that a chart can confirm or contradict. {@link
 * org.chartwarden.notes.claims.NoteClaim} is one such statement in a form that no longer depends on
 * how it was worded: what, how much, when, on which side, and whether it is said of the patient at
 * all. Claims are made from the mentions that the other packages of {@code notes} read.
 *
 * <p>This package lies above its siblings and below {@link org.chartwarden.notes.NoteReader}'s
 * users: it may use every other package of {@code notes}. Pure: no model, no chart, no clock.
 */
package org.chartwarden.notes.claims;
