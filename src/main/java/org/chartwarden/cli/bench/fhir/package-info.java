/**
 * The speed benchmark: data from Synthea, a fresh server process on a fresh database, the requests
 * of a busy chart in phases, and what each cost in CPU of the server and of its database.
 *
 * <p>CPU per request is what counts, for it hardly depends on what else the machine does; times and
 * rates do. Figures of a peer for the same questions on the same data stand in {@code
 * bench/peer-hapi-jpa.json}, and with each the share of it that is allowed here.
 */
package org.chartwarden.cli.bench.fhir;
