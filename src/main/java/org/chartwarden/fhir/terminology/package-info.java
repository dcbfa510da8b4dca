/**
 * Code systems, value-set expansion, code matching and translation. {@link
 * org.chartwarden.fhir.terminology.TerminologyService} is what others use: search (codes of a value
 * set, what is below and above a code), profile validation (verdicts on codes), the operations.
 *
 * <p>Definitions come from stored resources and loaded releases, then from the curated set that
 * ships with the program, then from the definitions of R4 on the class path. Nothing is read before
 * it is asked for, so start-up does not wait for any of it. A choice of concepts is a bit set over
 * the places of a code system, so totals are exact and a page of 400,000 concepts costs one page.
 *
 * <p>Caches live as long as the number of the last change, a sequence in the database: a change is
 * seen at once in the process that made it and within {@code chartwarden.terminology.recheck-after}
 * in the others.
 *
 * <p>Where FHIR R4 leaves a choice:
 *
 * <ul>
 *   <li>references.html#canonical: without a version the latest counts, by its version where the
 *       versions can be ordered, else by when it was stored; what has concepts comes before what
 *       has none ({@code content} not-present). Supplements are no code systems of their own.
 *   <li>codesystem.html: {@code inactive} true and {@code status} retired, inactive or withdrawn
 *       make a concept inactive; deprecated alone does not. In LOINC it does (loinc.html).
 *   <li>Nesting and the properties parent, child and subsumedBy all make the hierarchy, whatever
 *       {@code hierarchyMeaning} says, as subsumption is what implementers use it for.
 *   <li>terminology-service.html: a code that an incomplete code system does not have is unknown,
 *       neither right nor wrong; verdicts have three values.
 *   <li>A display that differs in case and spaces only is right; any designation is.
 * </ul>
 */
package org.chartwarden.fhir.terminology;
