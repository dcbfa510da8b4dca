/**
 * Documents (FHIR R4 documents.html): Bundles that begin with a Composition. {@code $document}
 * gathers one that exists, {@code $summary} writes an International Patient Summary out of the
 * record, {@code $docref} finds documents.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>composition-operation-document.html: the document holds what the Composition refers to, and
 *       what that refers to in turn except other patients' resources; a reference that does not
 *       resolve is refused with 422, under {@code handling=lenient} it is left as it is.
 *   <li>International Patient Summary 1.1: a required section without entries says so with {@code
 *       emptyReason} of {@code nilknown} only when the chart says that, else {@code unavailable};
 *       nothing is invented. The document has what its entries refer to, and the people, places and
 *       encounters that this refers to in turn; what the caller may not see is left out.
 * </ul>
 */
package org.chartwarden.fhir.documents;
