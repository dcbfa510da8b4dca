/**
 * Translation by concept maps, FHIR R4 conceptmap.html. Pure; the maps come through a lookup.
 *
 * <p>Where FHIR R4 leaves a choice:
 *
 * <ul>
 *   <li>Without a map, all stored maps are tried that fit {@code source}, {@code target} and {@code
 *       targetsystem}.
 *   <li>A group without a source (or target) system takes any.
 *   <li>A reverse translation turns the equivalence round: narrower becomes wider, specializes
 *       becomes subsumes; {@code dependsOn} and {@code unmapped} say nothing backwards.
 *   <li>{@code unmapped} counts where no element of the group has the code.
 * </ul>
 */
package org.chartwarden.fhir.terminology.maps;
