/**
 * Clinical trials: which trials a patient may join and which patients a trial may take, criterion
 * by criterion, each with its reason and its evidence.
 *
 * <p>The parts, each using only what stands below it:
 *
 * <pre>
 * api        HTTP operations
 * watching   matches that are found out again when chart or trial changes, and what flipped
 * screening  populations against many trials, as a job that servers share
 * proposals  ResearchSubject candidates that wait for a person
 * requests   one patient and trials, one trial and patients: from the record to a report
 * report     what came of it for people and programs: JSON, page, questionnaire
 * topics     patients as text: words and facts of a summary, the trials it ranks best
 * records    the facts of a patient out of the record, through the gateway
 * store      parsed trials out of the record, cached by version
 * matching   a patient against trials, many patients against many: verdicts, status, score, rank
 * focus      what a trial is about and how far a patient has it
 * reading    resources and notes of a patient to facts
 * importing  registry files into the record through the gateway
 * parsing    eligibility text to criteria with their spans, and each to a logical form
 * criteria   one class per criterion type: what it recognises, what it needs, what it answers
 * facts      the pure view of one patient that verdicts are given on
 * terms      names of conditions, drugs, procedures and measures as criteria use them
 * phrases    numbers with bounds and units, stretches of time
 * registry   ClinicalTrials.gov records, JSON and XML, to TrialRecord
 * </pre>
 *
 * <p>From {@code matching} down all but {@code importing} is pure, and {@code report} is: the same
 * text and the same facts always give the same verdicts; no clock, no database, no model.
 *
 * <p>Convention: the verdict of a criterion says whether its sentence is true of the patient, for
 * exclusions too. An exclusion that is met rules the patient out.
 */
package org.chartwarden.trials;
