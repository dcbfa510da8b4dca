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
 * process loses none, and none is taken over twice. Whoever copied many seals them as well, from
 * what it knows of them; the sealer need not read them again. On that way an entry is the line that
 * COPY takes ({@code CopyLine}) and nothing else: it is encoded once, kept in buffers that are
 * filled again, and the line is also what is hashed. Seals from before lines were hashed say so
 * ({@code AuditSeal}).
 *
 * <p>What an entry is asked for by name (patient, resource, person, task) is found by summaries of
 * ranges of pages, each of which says who is certainly not in its few hundred entries. They are
 * made once a range is full, so they cost an entry next to nothing, however long the trail is; an
 * inverted index cost it more than itself, and more with each million entries. A search holds the
 * summaries of the whole trail against what it wants, some 30 MB for five million entries, and
 * looks through the ranges that are left ({@code AuditTrail}).
 *
 * <p>What each promise rests on:
 *
 * <ul>
 *   <li>No answer without its entry: the filter that ends a request adds the line before the answer
 *       leaves, and turns it into 503 when that fails. Streams of events add it when they open.
 *   <li>A killed process loses none: the line is in memory that the operating system keeps for the
 *       file ({@code JournalFile}). Without power only {@code chartwarden.audit.wait-for-commit}
 *       keeps those of the last 200 milliseconds.
 *   <li>None twice: the transaction that copies lines also stores the number of the last one.
 *   <li>No journal is lost to another process: a file has its name only while its writer holds its
 *       lock, who takes a journal over holds all its files meanwhile, and a journal is forgotten
 *       only by who held its last file.
 *   <li>None changed or removed unseen: triggers refuse it, and each seal's hash covers everything
 *       before. That the end was cut off shows only a head that was kept elsewhere.
 *   <li>No gap: ids are taken by transactions that have their number already, so the sealer knows
 *       which ids may still come ({@code AuditSealRows}).
 *   <li>Only who may see it: {@code fhir.gateway} lets nobody at AuditEvents without a scope for
 *       them.
 * </ul>
 *
 * <p>A request is traced by its thread ({@link org.chartwarden.audit.AuditTrace}): the gateway
 * tells whom data is shown of, and the filter that ends the request records it once, an entry for
 * each patient. What works without a request (jobs, the agent's tools, notifications) is recorded
 * look by look. What the server reads for itself is not recorded, for nobody sees it.
 */
package org.chartwarden.audit;
