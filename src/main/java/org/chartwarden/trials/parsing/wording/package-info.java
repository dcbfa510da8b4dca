/**
 * Other words for a criterion before it is read: what several members of a list share is said with
 * each of them, and what asks for nothing is left out. Every place of the new words leads back to
 * the words as they were written.
 *
 * <p>A {@link org.chartwarden.trials.parsing.wording.Rewording} mends one habit of those who write
 * criteria; {@link org.chartwarden.trials.parsing.wording.RewordingCatalog} lists them. One that is
 * not sure leaves the text as it is. Pure; the time grows with the length of the text.
 */
package org.chartwarden.trials.parsing.wording;
