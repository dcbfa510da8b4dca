/**
 * FHIRPath 2.0, compiled once into programs over JSON trees; search, views and patches share it.
 *
 * <p>Anything that is not understood is refused when a path is compiled, with the place; search
 * parameters are also refused when they name elements that R4 does not have, while views only warn
 * ({@link org.chartwarden.fhir.path.PathProgram#faults()}). Functions stand in one table per
 * subject, listed in {@code FunctionCatalog}.
 *
 * <p>Readings. {@code ofType(string)} takes strings only, not codes or ids, as a choice element
 * names one type. {@code resolve()} reads contained resources; of any other target it knows the
 * type by what the reference says, nothing is fetched. A time without a zone counts as UTC beside
 * one that has a zone. A date compared with a text is compared with the date that the text spells.
 * Quantities in different UCUM units are compared after conversion. {@code join()} of nothing is an
 * empty text (SQL on FHIR).
 *
 * <p>Paths come from callers: length, nesting, steps, work per resource, digits and the time a
 * regular expression takes are limited, and going over a limit is an ordinary fault.
 */
package org.chartwarden.fhir.path;
