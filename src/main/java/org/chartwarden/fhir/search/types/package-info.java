/**
 * One class per type of search parameter: which values an element gives to the index, and which SQL
 * a search value becomes. Readings of FHIR R4 section 3.1.1 where it leaves a choice:
 *
 * <ul>
 *   <li>Tokens compare without regard to case ("when in doubt, servers SHOULD treat tokens in a
 *       case-insensitive manner"). An element of type {@code code} or {@code boolean} matches
 *       whatever system is asked, because its system is implied by the element.
 *   <li>Dates without a zone are read in UTC, in resources and in queries; a date without a time is
 *       the whole UTC day.
 *   <li>{@code ge} and {@code le} on dates are {@code gt}/{@code lt} or {@code eq}, as the tables
 *       of the specification say.
 *   <li>The implied precision of a number is half a unit of its last digit: {@code 100} is [99.5,
 *       100.5), {@code 1e2} is [95, 105), as the table of the specification has it. Only {@code eq}
 *       and {@code ne} use it.
 *   <li>A quantity with a UCUM code is found in every unit that measures the same; {@code 5.4||mg}
 *       and a number alone compare what was charted. Mass and amount of substance do not convert.
 *   <li>A name or an address with several words matches when every word begins some word of it.
 *   <li>An absolute reference in a query is local when it lies below the address that was called or
 *       one of {@code chartwarden.search.own-addresses}.
 * </ul>
 */
package org.chartwarden.fhir.search.types;
