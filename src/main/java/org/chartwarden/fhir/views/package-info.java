/**
 * SQL on FHIR 2.0: ViewDefinitions turn resources into rows.
 *
 * <p>{@link org.chartwarden.fhir.views.View} is the pure part: it compiles a definition, telling
 * every fault with its place, and makes rows from JSON trees one at a time, so nothing but the row
 * at hand is in memory. {@code formats} writes rows.
 *
 * <p>{@code $run} streams rows while it reads the store, {@code $export} writes them into files as
 * a background job. Both go through the store in the order of storage ({@link
 * org.chartwarden.fhir.gateway.FhirGateway#scan}), some hundred resources at a time, and see each
 * resource as it is then: a run is no snapshot of one moment.
 *
 * <p>ViewDefinition is no type of R4. Its shape is made known to HAPI's context ({@link
 * org.chartwarden.fhir.model.ViewDefinitionShape}), so that it is stored, checked, searched and
 * served like any other type, and its canonical name stays in addresses; a Basic resource would
 * have hidden it. A view with faulty paths can be stored, since drafts are; running it tells them.
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
