/**
 * What came of a note in the forms in which it is handed on: plain JSON, a FHIR Parameters
 * resource, a page for people. Pure.
 *
 * <p>Places in a note are counted in Unicode code points from 0, the end exclusive, whatever the
 * form; a note in another count would point beside what it means as soon as it holds an emoji.
 */
package org.chartwarden.consistency.report;
