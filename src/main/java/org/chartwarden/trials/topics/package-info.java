/**
 * Patients who are given as text, and the trials that fit them best. {@link
 * org.chartwarden.trials.topics.TopicRanker} is the way in. Pure.
 *
 * <p>How trials are ranked, each part between 0 and 1:
 *
 * <pre>
 * words   BM25 of the words of the text over title, conditions, summary and inclusions of the
 *         trials, the best trial 1; words of what the patient has count whole, other words less,
 *         those of what is denied or belongs to a relative not at all
 * focus   how far the patient has what the trial is about ({@code trials.focus})
 * fit     share of the inclusions that are met, and whether anything stands against it
 * </pre>
 *
 * <p>What the patient comes for counts more than history, and conditions that the words describe
 * without a name ({@code trial-presentations.psv}) count as if they were suspected.
 *
 * <p>Words and focus together are the topic of {@link
 * org.chartwarden.trials.matching.MatchScore#ofText}. What the criteria say weighs less than for a
 * chart: a summary leaves much out, and a criterion that a few words seem to break must not bury a
 * trial that is about the patient's disease. Age and sex are sure and weigh more.
 *
 * <p>The words of exclusions are not searched: a trial that excludes diabetes is not about it.
 * Words are stemmed and stop words left out as Lucene does for English; the parameters of BM25 are
 * its customary ones (k1 1.2, b 0.75).
 */
package org.chartwarden.trials.topics;
