/**
 * What value sets select: compose rules, filters, implicit value sets and the simple part of the
 * SNOMED CT expression constraint language. Pure; the definitions come through lookups.
 *
 * <p>Where FHIR R4 leaves a choice:
 *
 * <ul>
 *   <li>valueset.html#compositions: several {@code valueSet} in one include select what is in all
 *       of them, as the composition rules and R5 say, although the R4 element definition speaks of
 *       a union.
 *   <li>valueset-filter-operator {@code regex}: the expression has to match the whole value. It is
 *       a Java expression of at most 200 characters, evaluated within a budget of steps.
 *   <li>{@code is-a} and its kin look at the hierarchy of the code system whatever property they
 *       name, provided it is {@code concept}, {@code code} or {@code parent}; a code that the code
 *       system does not know is refused, for an empty choice would hide the mistake.
 *   <li>Expansions are flat. Listed codes come first in the order of the list, the others in the
 *       order of their code system.
 *   <li>Listed codes of a code system that is not known here are taken as they stand.
 * </ul>
 */
package org.chartwarden.fhir.terminology.valuesets;
