/**
 * Implementation guides: FHIR packages (npm-style {@code .tgz} files, hl7.org/fhir/packages.html)
 * are read from disk and their resources stored like any others, so that REST, search, indexing and
 * validation find them where they find everything.
 *
 * <ul>
 *   <li>What is loaded are the resources of the folder {@code package}: the guide's own conformance
 *       and knowledge resources. Its examples are not.
 *   <li>A resource keeps the id it has in the package. Where another resource has that id, as with
 *       two versions of one guide, it gets {@code <id>-<version>}.
 *   <li>A package is the authority for its canonical addresses: a stored resource with the address
 *       and version of one of the package's is replaced by it.
 *   <li>A package is loaded as a whole or not at all. Loading it again does nothing; a package file
 *       of the same name and version with other bytes replaces it.
 *   <li>Packages that it depends on and that are not there are named, and no obstacle: guides can
 *       be loaded in any order, and much of what they depend on is never looked at.
 *   <li>The core package of R4 is built in.
 * </ul>
 */
package org.chartwarden.fhir.guides;
