/**
 * FHIRPath, compiled once into programs over JSON trees; search, views and patches share it.
 *
 * <p>Anything that is not understood is refused when the program is compiled, never while a
 * resource is read. {@code resolve() is T} is judged by what the reference says about its target,
 * nothing is fetched.
 */
package org.chartwarden.fhir.path;
