/**
 * One pure class per rule by which a note is found to contradict itself or to say what cannot be,
 * their interface and their catalogue. A rule sees the note alone and, where it is known, when the
 * note was written and the stay it belongs to; never the chart.
 *
 * <p>A rule speaks only when it is sure: a checker that alarms on correct notes is turned off. What
 * is merely unusual, what another reading of the words explains, and what a later time explains
 * ("denied fever at home", 39.5 on arrival) is passed over. Every rule has a case table with notes
 * that it must flag and notes that no rule may flag.
 */
package org.chartwarden.consistency.plausibility.rules;
