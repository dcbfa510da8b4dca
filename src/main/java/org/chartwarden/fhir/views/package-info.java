/**
 * SQL on FHIR 2.0: ViewDefinitions turn resources into rows.
 *
 * <p>{@link org.chartwarden.fhir.views.View} is the pure part: it compiles a definition, telling
 * every fault with its place, and makes rows from JSON trees one at a time, so nothing but the row
 * at hand is in memory. {@code formats} writes rows.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>An element that R4 does not have selects nothing and is a warning, no fault: a case of the
 *       specification asks for that.
 *   <li>{@code forEachOrNull} over nothing gives one row of nulls, whatever the columns are (also
 *       literals, also branches of a union); only {@code %rowIndex} is 0 there.
 *   <li>{@code repeat} gives each element once, an element before what lies in it.
 *   <li>The key of a resource is its id.
 *   <li>A column without a type takes the type that its path can have; without one, JSON.
 *   <li>A value that is not of the type of its column ends the run with the column and the resource
 *       named; numbers and truths in a column of texts are written as text.
 *   <li>The columns of a union must have the same names, order and kinds of types; codes and
 *       strings may mix.
 * </ul>
 */
package org.chartwarden.fhir.views;
