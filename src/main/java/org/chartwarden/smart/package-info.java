/** Tokens, scopes, launch context and the access decision. May use audit and platform. */
package org.chartwarden.smart;
