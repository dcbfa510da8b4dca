/**
 * Append-only, hash-chained audit entries: no update, no delete. May use platform.
 *
 * <p>The entry of a change is one row, written once, in the transaction that it tells about. A
 * moment later one sealer chains the new entries: the hash of each covers the hash of the one
 * before it, and one row of {@code audit_seal} keeps the ids of a batch and the hash of its last
 * entry. So writers never wait for each other, and the chain costs about ten bytes per entry.
 *
 * <p>Entries of reads are many, and a read has no transaction to join. They go by way of a journal:
 * a line in a file that outlives the process, added without a call into the system, and with the
 * lines of some 200 milliseconds into the table by one COPY. A read so waits for nothing, a killed
 * process loses none, and none is taken over twice.
 *
 * <p>A request is traced by its thread ({@link org.chartwarden.audit.AuditTrace}): the gateway
 * tells whom data is shown of, and the filter that ends the request records it once, an entry for
 * each patient. What works without a request (jobs, the agent's tools, notifications) is recorded
 * look by look. What the server reads for itself is not recorded, for nobody sees it.
 */
package org.chartwarden.audit;
