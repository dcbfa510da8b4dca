/**
 * Reading notes over HTTP: {@code POST /notes/$read} for a note that is sent, {@code
 * DocumentReference/[id]/$read} for one that is stored. The answer is mentions as JSON, or a Bundle
 * of the resources that they would be charted as; nothing is written.
 *
 * <p>Which of the two: the parameter {@code as} decides, else {@code _format}, else {@code Accept};
 * a media type of FHIR asks for proposals, everything else for mentions.
 */
package org.chartwarden.notes.api;
