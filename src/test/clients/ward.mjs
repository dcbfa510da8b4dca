// What happens on the ward: the resources that every script writes, and what is then true of them.
import { run } from './steps.mjs';

const UCUM = 'http://unitsofmeasure.org';

/** Identifies this run's patient. */
export const identifier = { system: 'urn:example:ward', value: `mrn-${run}` };
export const identifierToken = `${identifier.system}|${identifier.value}`;

/** Potassium in blood. */
export const potassium = 'http://loinc.org|2823-3';

/** One reading a day, from 1 March 2024 on: 3.1, 3.2, ... mmol/L. */
export const READINGS = 23;
export const ABOVE_4_5 = READINGS - 15;
export const SINCE_20_MARCH = 4;

export function patient() {
  return {
    resourceType: 'Patient',
    identifier: [identifier],
    active: true,
    name: [{ use: 'official', family: `Östling-${run}`, given: ['Åsa', 'Maria'] }],
    gender: 'female',
    birthDate: '1961-04-09',
  };
}

/** The stay of a patient as a transaction: a practitioner, an encounter and the readings. */
export function stay(patientId) {
  const subject = { reference: `Patient/${patientId}` };
  const practitioner = 'urn:uuid:0b5a6ac2-3a5c-4d1c-9a58-6a3f0a1b7c01';
  const encounter = 'urn:uuid:0b5a6ac2-3a5c-4d1c-9a58-6a3f0a1b7c02';
  const entries = [
    entry(practitioner, {
      resourceType: 'Practitioner',
      identifier: [{ system: 'urn:example:staff', value: `dr-${run}` }],
      name: [{ family: `Rask-${run}` }],
    }),
    entry(encounter, {
      resourceType: 'Encounter',
      status: 'in-progress',
      class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
      subject,
      participant: [{ individual: { reference: practitioner } }],
      period: { start: '2024-03-01T07:00:00+01:00' },
    }),
  ];
  for (let day = 1; day <= READINGS; day++) {
    entries.push(entry(undefined, reading(subject, encounter, practitioner, day)));
  }
  return { resourceType: 'Bundle', type: 'transaction', entry: entries };
}

function entry(fullUrl, resource) {
  const request = { method: 'POST', url: resource.resourceType };
  return fullUrl ? { fullUrl, resource, request } : { resource, request };
}

function reading(subject, encounter, practitioner, day) {
  return {
    resourceType: 'Observation',
    status: 'final',
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'laboratory' }] },
    ],
    code: { coding: [{ system: 'http://loinc.org', code: '2823-3', display: 'Potassium' }] },
    subject,
    encounter: { reference: encounter },
    performer: [{ reference: practitioner }],
    effectiveDateTime: `2024-03-${String(day).padStart(2, '0')}T08:00:00+01:00`,
    valueQuantity: { value: 3 + day / 10, unit: 'mmol/L', system: UCUM, code: 'mmol/L' },
  };
}

/** A batch with one entry that is answered and one that fails for itself. */
export function round(patientId) {
  return {
    resourceType: 'Bundle',
    type: 'batch',
    entry: [
      { request: { method: 'GET', url: `Patient/${patientId}` } },
      { request: { method: 'GET', url: `Patient/nobody-${run}` } },
    ],
  };
}

/** Resources of a Bundle that match its search. */
export function matches(bundle) {
  return (bundle.entry ?? []).filter((e) => e.search?.mode === 'match').map((e) => e.resource);
}

/** Types of the resources that a search added. */
export function included(bundle) {
  const added = (bundle.entry ?? []).filter((e) => e.search?.mode === 'include');
  return added.map((e) => e.resource.resourceType).sort();
}

export function ids(resources) {
  return resources.map((r) => r.id);
}
