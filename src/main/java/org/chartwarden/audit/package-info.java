/** Append-only, hash-chained audit entries: one append, no update, no delete. May use platform. */
package org.chartwarden.audit;
