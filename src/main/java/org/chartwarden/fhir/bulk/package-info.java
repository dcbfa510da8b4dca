/**
 * Bulk data in and out: {@code $export} (Bulk Data Access IG 2.0, export.html), {@code $import},
 * and the same from the command line. Everything is read and written through the gateway with the
 * rights of whoever asked.
 *
 * <p>An export first lists, in one snapshot of the database, the versions that are current ({@link
 * org.chartwarden.fhir.gateway.ResourceSnapshot}), then reads them part by part. A write after that
 * moment is not in the export, an export that was killed goes on with its next part, and no
 * transaction stays open meanwhile.
 *
 * <p>Readings of the IG:
 *
 * <ul>
 *   <li>{@code transactionTime} is the moment of the list. A change that was under way at that
 *       moment is not in this export although its {@code meta.lastUpdated} may be earlier; an
 *       export with {@code _since} set to the {@code transactionTime} has it. So exports that
 *       follow each other miss nothing and double nothing. For any other {@code _since} the time of
 *       the last change decides.
 *   <li>Exports of patients hold what lies in their compartments, and of what that refers to:
 *       Organization, Practitioner, PractitionerRole, Location, HealthcareService, Endpoint,
 *       Medication, Substance and Device, as far as no patient owns them.
 *   <li>A patient who joined a group after {@code _since} gets no special treatment: only what was
 *       changed since is exported. Members that are {@code inactive} or whose period has ended are
 *       left out; members that are groups count with their members.
 *   <li>{@code _typeFilter}: filters of one type are alternatives. They hold searches only; {@code
 *       _sort}, {@code _include} and the like are refused. A comma begins a further filter when a
 *       type and a question mark follow it.
 *   <li>Deletions are reported when {@code _since} is given, whatever the filters say, since what
 *       was deleted cannot be searched.
 *   <li>{@code includeAssociatedData}, {@code organizeOutputBy} and other parameters are refused,
 *       and left out under {@code Prefer: handling=lenient}.
 * </ul>
 */
package org.chartwarden.fhir.bulk;
