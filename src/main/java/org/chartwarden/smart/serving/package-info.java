/**
 * What a server must have before it serves: one pure check per class, listed in {@link
 * org.chartwarden.smart.serving.ServingCheckCatalog}, held against the settings at each start.
 *
 * <p>Two profiles: {@code local}, a machine of one's own, where only what would let others in is
 * refused; and {@code production} ({@code serve --production} or {@code
 * chartwarden.serving.profile=production}), which everything below is for. Nothing turns a check
 * off.
 */
package org.chartwarden.smart.serving;
