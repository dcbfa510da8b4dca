/**
 * One pure class per kind of question that eligibility criteria ask, their interface and their
 * catalogue.
 *
 * <p>A {@link org.chartwarden.trials.criteria.CriterionType} finds its questions in the words of a
 * criterion ({@link org.chartwarden.trials.criteria.CriterionType#recognise}); a question is a
 * {@link org.chartwarden.trials.criteria.CriterionTest}, which names the data it looks at and
 * answers from {@link org.chartwarden.trials.facts.PatientFacts}. {@code trials.parsing} joins the
 * questions of a criterion to a {@link org.chartwarden.trials.criteria.CriterionForm} by the words
 * between them. To add a type: one class here, one line in the catalogue, one table of cases.
 *
 * <p>How silence is read, by class: a diagnosis, operation, drug, device or allergy that is not in
 * a list which the record says is complete is not there (not met); in a list that may have gaps it
 * is unknown. A test result, a measurement or a behaviour that nobody told is always unknown. What
 * only a person can say (consent, willingness, logistics, the judgement of an investigator) is
 * unknown unless a note says it. What cannot be for other reasons is not met: a pregnancy of a man
 * or after menopause.
 *
 * <p>What is narrower than the record tells (severity, cause, a treatment that it requires) is left
 * as open words of the leaf: it can be denied when even the wider thing is absent. Words that
 * narrow a condition in a known way (its severity, course, spread, site, kind) are {@code
 * qualifiers} and are looked for in its row, its name, its dates and the words nearest to it in the
 * notes. Else the chart's words on how grave it is decide; where it has none, what a trial wants is
 * taken to be so, and what would keep a patient out is not there if the lists are complete, but for
 * failing organs, pregnancies, allergies and drugs, which stay unknown.
 *
 * <p>What is affirmed has to be told with every word that narrows it. Two things that the chart
 * tells do not tell that one came of the other; a wide name does not tell that what is there is
 * significant; another thing than the trial is about is none of those that its inclusions or its
 * title name, nor one that the words leave open; the name of a service tells no condition of who
 * comes there; what is still to come is not denied by a list of what was done. Such parts are left
 * to a person.
 */
package org.chartwarden.trials.criteria;
