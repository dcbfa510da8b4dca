/**
 * The small grammar that all criteria share: numbers with their bounds and units ({@link
 * org.chartwarden.trials.phrases.BoundsReader}), stretches of time ({@link
 * org.chartwarden.trials.phrases.WindowReader}). Their words stand in {@code
 * vocabulary/trial-bounds.psv} and {@code vocabulary/trial-windows.psv}. Pure; linear in the text.
 */
package org.chartwarden.trials.phrases;
