/**
 * Loads the releases of LOINC, SNOMED CT, RxNorm and ICD-10-CM as their publishers ship them. A
 * release is read into memory, its hierarchy is closed, and it is written into a partition of its
 * own, which appears in the transaction that removes the one it replaces: a load that fails leaves
 * everything as it was.
 *
 * <p>Everything above a concept is stored in its row and indexed inverted, instead of a closure
 * table or recursive queries. For SNOMED CT (370,000 active concepts, about 20 ancestors each) that
 * is some 45 MB of arrays and 30 MB of index where a closure table takes eight million rows and
 * half a gigabyte; and what is below a concept is one index scan, where a recursive query takes a
 * second for a concept near the root.
 */
package org.chartwarden.fhir.terminology.releases;
