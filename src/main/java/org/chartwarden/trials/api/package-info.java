/**
 * Matching over HTTP: {@code Patient/[id]/$match-trials} and {@code
 * ResearchStudy/[id]/$match-patients} for FHIR clients, {@code POST /trials/$match} for a patient
 * who is given as text.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>FHIR R4 has no such operations. The answer is a Parameters resource that tells all that the
 *       report tells; {@code as} asks for a Bundle of type searchset with {@code search.score}, as
 *       {@code Patient/$match} answers, for filled QuestionnaireResponses, for plain JSON or for a
 *       page.
 *   <li>What the record does not tell is an answer, with status 200. Only a call that cannot be
 *       carried out fails.
 *   <li>Nothing is written to the record. {@code propose} files those shown who may take part as
 *       ResearchSubjects that wait for a person, once however often it is asked for.
 *   <li>A questionnaire that is filled by rules is proposed, not answered: it is returned, not
 *       stored; whoever wants to keep it stores it.
 *   <li>A text that tells little is an answer, with status 200; one without a word is refused.
 *       Nothing of it is stored, neither the text nor what was read from it.
 *   <li>Trials are those of the record that the caller may read.
 * </ul>
 */
package org.chartwarden.trials.api;
