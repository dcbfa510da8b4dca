/**
 * Watched matches: how a patient stands to a study is kept and found out again when the chart or
 * the trial changes. What a write concerns is noted in the outbox of its transaction; repeated and
 * late messages do no harm, since a match is only ever made of what is stored now.
 *
 * <p>Readings:
 *
 * <ul>
 *   <li>FHIR R4 has no resource for a match. It is told as a GuidanceResponse, the outcome of a
 *       decision support module: subject the patient, the study in an extension, the status as its
 *       reason. It is created with the first answer, and each later version of it is a flip, so
 *       whoever subscribes to GuidanceResponse, or to the topic {@code trial-match-flipped}, is
 *       told of flips and of nothing else. The history of the resource is the history of the match.
 *   <li>A flip is another status. Another state of a criterion that leaves the status as it was is
 *       no flip; a proposal that waits is filed anew all the same, since it rests on the states.
 *   <li>Matches are made with the rights of the server. Who may read the GuidanceResponse of a
 *       patient sees the status.
 *   <li>When the study or the patient is gone, or the study has no criteria any more, the
 *       GuidanceResponse is deleted, what waits is taken back, and the watch ends.
 *   <li>A change of a Medication or Binary that a chart refers to is seen with the next change of
 *       the chart.
 * </ul>
 */
package org.chartwarden.trials.watching;
