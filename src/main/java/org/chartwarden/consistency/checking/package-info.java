/**
 * Holds the statements of a note against the rows of a chart: FHIR resources to {@link
 * org.chartwarden.consistency.rules.TableValue}s, the rows that a statement may be about, the
 * choice among them, and what the note leaves out. {@link
 * org.chartwarden.consistency.checking.ConsistencyChecker} is the way in.
 *
 * <p>It neither fetches nor stores anything: whoever calls it reads the chart through the gateway
 * and passes what the caller may see.
 */
package org.chartwarden.consistency.checking;
