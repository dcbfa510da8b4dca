/**
 * The FHIRPath of search parameters, compiled once into programs over JSON trees.
 *
 * <p>Only what search parameters use is understood (unions, member steps, choices by {@code as} and
 * {@code ofType}, {@code where}, {@code resolve() is}, {@code extension}, {@code exists}, an
 * index); anything else is refused when the program is compiled, never while a resource is indexed.
 * {@code resolve() is T} is judged by what the reference says about its target, nothing is fetched.
 */
package org.chartwarden.fhir.search.path;
