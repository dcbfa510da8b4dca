/**
 * What a note says of drugs: name, preparation, dose, rate, route, frequency, status and course,
 * each as written, and the allergies. Fluids, blood products, feeds, oxygen and vaccines are drugs
 * here. Pure and linear in the text; judges nothing against a record.
 *
 * <p>Readings: a number without a unit is a dose with an empty unit, never a guessed one. A name
 * that may mean several drugs keeps all that fit the dose, the unit and the route. Units of
 * activity are {@code [iU]}, whether written "units" or "IU".
 */
package org.chartwarden.notes.medications;
