/**
 * Append-only, hash-chained audit entries: one append, no update, no delete. May use platform.
 *
 * <p>An entry is one row, written once, in the transaction that it tells about. A moment later one
 * sealer chains the new entries: the hash of each covers the hash of the one before it, and one row
 * of {@code audit_seal} keeps the ids of a batch and the hash of its last entry. So writers never
 * wait for each other, and the chain costs about ten bytes per entry.
 */
package org.chartwarden.audit;
