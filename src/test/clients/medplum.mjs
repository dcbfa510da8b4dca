// @medplum/core on the ward: node medplum.mjs [FHIR base]
import assert from 'node:assert/strict';
import { MedplumClient, OperationOutcomeError } from '@medplum/core';
import { base, failure, finish, run, step } from './steps.mjs';
import * as ward from './ward.mjs';

// baseUrl is the server, fhirUrlPath its FHIR base; no cache, so that each step asks the server.
const { origin, pathname } = new URL(base);
const options = { baseUrl: origin, fhirUrlPath: pathname.slice(1), cacheTime: 0 };
const client = new MedplumClient(options);

async function refused(code, action) {
  const error = await failure(action);
  assert.ok(error instanceof OperationOutcomeError, error.stack);
  assert.equal(error.outcome.issue[0].code, code, error.message);
  assert.ok(error.outcome.issue[0].diagnostics, 'the outcome says what is wrong');
}

await step('ask what the server can do', async () => {
  const statement = await client.get(client.fhirUrl('metadata'));
  assert.equal(statement.resourceType, 'CapabilityStatement');
  assert.equal(statement.fhirVersion, '4.0.1');
});

const admitted = await step('admit a patient, without a double when sent twice', async () => {
  const query = `identifier=${ward.identifierToken}`;
  const first = await client.createResourceIfNoneExist(ward.patient(), query);
  const second = await client.createResourceIfNoneExist(ward.patient(), query);
  assert.ok(first.id);
  assert.equal(second.id, first.id);
  return first;
});
const id = admitted.id;

await step('read the patient, by id, by reference and a version', async () => {
  assert.deepEqual(await client.readResource('Patient', id), admitted);
  assert.deepEqual(await client.readReference({ reference: `Patient/${id}` }), admitted);
  assert.deepEqual(await client.readVersion('Patient', id, '1'), admitted);
});

await step('update, without change, by identifier and by patch', async () => {
  const updated = await client.updateResource({ ...admitted, telecom: [{ system: 'phone', value: '+46 8 123' }] });
  assert.equal(updated.meta.versionId, '2');
  const unchanged = await client.updateResource(updated);
  assert.equal(unchanged.meta.versionId, '2');
  const { id: _, meta, ...body } = updated;
  const upserted = await client.upsertResource({ ...body, active: false }, `identifier=${ward.identifierToken}`);
  assert.equal(upserted.id, id);
  assert.equal(upserted.active, false);
  const patched = await client.patchResource('Patient', id, [{ op: 'replace', path: '/active', value: true }]);
  assert.equal(patched.active, true);
  assert.equal(patched.meta.versionId, '4');
});

const written = await step('record the stay in one transaction', async () => {
  const answer = await client.executeBatch(ward.stay(id));
  assert.equal(answer.type, 'transaction-response');
  assert.equal(answer.entry.length, ward.READINGS + 2);
  return answer.entry.map((entry) => entry.response.location.split('/').slice(-4, -2).join('/'));
});

await step('search, in each of the ways the client offers', async () => {
  const mine = { subject: `Patient/${id}` };
  const bundle = await client.search('Observation', { ...mine, _count: 5, _total: 'accurate' });
  assert.equal(bundle.total, ward.READINGS);
  const first = await client.searchOne('Observation', { ...mine, _sort: '-date' });
  assert.equal(first.valueQuantity.value, 5.3);
  const high = await client.searchResources('Observation', {
    ...mine,
    _count: 100,
    'value-quantity': 'gt4.5|http://unitsofmeasure.org|mmol/L',
  });
  assert.equal(high.length, ward.ABOVE_4_5);
  const chained = `patient.identifier=${ward.identifierToken}&date=ge2024-03-20&_fields=id`;
  await refused('invalid', () => client.searchResources('Observation', chained));
  const since = await client.searchResources('Observation', chained.replace('&_fields=id', '&_elements=code'));
  assert.equal(since.length, ward.SINCE_20_MARCH);
  const filtered = await client.searchResources('Patient', `_filter=identifier eq ${ward.identifierToken}`);
  assert.deepEqual(ward.ids(filtered), [id]);
  assert.equal(await client.searchOne('Patient', { identifier: `nobody-${run}` }), undefined);
});

await step('page to the end', async () => {
  const seen = [];
  let pages = 0;
  for await (const page of client.searchResourcePages('Observation', `subject=Patient/${id}&_sort=date&_count=5`)) {
    seen.push(...page.map((r) => r.valueQuantity.value));
    pages += 1;
  }
  assert.equal(pages, 5);
  assert.equal(seen.length, ward.READINGS);
  assert.deepEqual(seen, [...seen].sort((a, b) => a - b));
});

await step('send reads together as one batch', async () => {
  const batching = new MedplumClient({ ...options, autoBatchTime: 50 });
  const [patient, encounter, nobody] = await Promise.allSettled([
    batching.readResource('Patient', id),
    batching.readReference({ reference: written[1] }),
    batching.readResource('Patient', `nobody-${run}`),
  ]);
  assert.equal(patient.value?.id, id);
  assert.equal(encounter.value?.resourceType, 'Encounter');
  assert.equal(nobody.reason?.outcome.issue[0].code, 'not-found');
});

await step('attach a letter and read it back', async () => {
  const text = `Dear colleague, potassium was 5.3 mmol/L. Å ${run}`;
  const letter = await client.createBinary({
    data: text,
    contentType: 'text/plain',
    filename: 'letter.txt',
    securityContext: { reference: `Patient/${id}` },
  });
  assert.equal(letter.resourceType, 'Binary');
  assert.equal(letter.securityContext.reference, `Patient/${id}`);
  const content = await client.download(client.fhirUrl('Binary', letter.id));
  assert.equal(await content.text(), text);
  written.push(`Binary/${letter.id}`);
});

await step('call operations', async () => {
  const everything = await client.readPatientEverything(id);
  // The letter belongs to the patient whom its securityContext names.
  assert.equal(everything.entry.length, ward.READINGS + 4);
  const summary = await client.readPatientSummary(id);
  assert.equal(summary.type, 'document');
  assert.equal(summary.entry[0].resource.resourceType, 'Composition');
  const checked = await client.validateResource({ resourceType: 'Observation', code: { text: 'x' } });
  assert.ok(checked.issue.some((i) => i.severity === 'error' && i.diagnostics.includes('Observation.status')));
  const url = 'http://hl7.org/fhir/ValueSet/administrative-gender';
  const expansion = await client.valueSetExpand({ url, filter: 'fem' });
  assert.deepEqual(expansion.expansion.contains.map((c) => c.code), ['female']);
});

await step('ask by GraphQL', async () => {
  const query = `query Chart($id: ID!, $subject: [String!], $most: Int = 3) {
    Patient(id: $id) { name { family } }
    ObservationList(subject: $subject, _count: $most, _sort: "-date") { value { ... on Quantity { value } } }
  }`;
  const answer = await client.graphql(query, null, { id, subject: `Patient/${id}` });
  assert.equal(answer.data.Patient.name[0].family, `Östling-${run}`);
  assert.deepEqual(answer.data.ObservationList.map((o) => o.value.value), [5.3, 5.2, 5.1]);
});

await step('read the history', async () => {
  const history = await client.readHistory('Patient', id);
  assert.deepEqual(history.entry.map((e) => e.resource.meta.versionId), ['4', '3', '2', '1']);
});

await step('export in bulk', async () => {
  const polling = { pollStatusOnAccepted: true, pollStatusPeriod: 200 };
  const job = await client.bulkExport('', 'Encounter', undefined, polling);
  const file = job.output.find((f) => f.type === 'Encounter');
  const lines = (await (await client.download(file.url)).text()).trim().split('\n').map((line) => JSON.parse(line));
  assert.ok(lines.some((r) => `Encounter/${r.id}` === written[1]));
});

await step('be told what is wrong', async () => {
  await refused('not-found', () => client.readResource('Patient', `nobody-${run}`));
  await refused('invalid', () => client.search('Patient', 'birthdat=1961'));
  await refused('code-invalid', () => client.createResource({ resourceType: 'Patient', gender: 'f' }));
  const stale = { headers: { 'If-Match': 'W/"1"' } };
  await refused('conflict', () => client.updateResource(admitted, stale));
});

await step('remove everything again', async () => {
  const [staff, ...others] = written;
  for (const reference of [...others.reverse(), staff, `Patient/${id}`]) {
    await client.deleteResource(...reference.split('/'));
  }
  await refused('deleted', () => client.readResource('Patient', id));
});

finish('@medplum/core');
