// fhir-kit-client on the ward: node fhir-kit-client.mjs [FHIR base]
import assert from 'node:assert/strict';
import { CapabilityTool, Client } from 'fhir-kit-client';
import { base, failure, finish, run, step } from './steps.mjs';
import * as ward from './ward.mjs';

const client = new Client({ baseUrl: base });
const headersOf = (answer) => Client.httpFor(answer).response.headers;

async function refused(status, code, action) {
  const error = await failure(action);
  assert.equal(error.response?.status, status, error.message);
  assert.equal(error.response.data.resourceType, 'OperationOutcome');
  assert.equal(error.response.data.issue[0].severity, 'error');
  assert.equal(error.response.data.issue[0].code, code);
  assert.ok(error.response.data.issue[0].diagnostics, 'the outcome says what is wrong');
}

await step('ask what the server can do', async () => {
  const statement = await client.capabilityStatement();
  const tool = new CapabilityTool(statement);
  assert.equal(statement.fhirVersion, '4.0.1');
  for (const interaction of ['read', 'vread', 'create', 'update', 'patch', 'delete', 'search-type', 'history-instance']) {
    assert.ok(tool.resourceCan('Patient', interaction), `Patient can ${interaction}`);
  }
  for (const interaction of ['transaction', 'batch', 'search-system', 'history-system']) {
    assert.ok(tool.serverCan(interaction), `the server can ${interaction}`);
  }
  assert.ok(tool.resourceSearch('Observation', 'value-quantity'));
});

const admitted = await step('admit a patient, without a double when sent twice', async () => {
  const once = { headers: { 'If-None-Exist': `identifier=${ward.identifierToken}` } };
  const first = await client.create({ resourceType: 'Patient', body: ward.patient(), options: once });
  const second = await client.create({ resourceType: 'Patient', body: ward.patient(), options: once });
  assert.equal(Client.httpFor(first).response.status, 201);
  assert.equal(Client.httpFor(second).response.status, 200);
  assert.equal(second.id, first.id);
  assert.equal(first.name[0].given[0], 'Åsa');
  assert.match(headersOf(first).get('location'), new RegExp(`/Patient/${first.id}/_history/1$`));
  return first;
});
const id = admitted.id;

await step('read the patient and a version', async () => {
  const read = await client.read({ resourceType: 'Patient', id });
  assert.deepEqual(read, admitted);
  assert.equal(headersOf(read).get('etag'), 'W/"1"');
  assert.deepEqual(await client.vread({ resourceType: 'Patient', id, version: '1' }), admitted);
  assert.deepEqual(await client.resolve({ reference: `${base}/Patient/${id}` }), admitted);
});

await step('add a telephone number, but only to the version that was read', async () => {
  const body = { ...admitted, telecom: [{ system: 'phone', value: '+46 8 123' }] };
  const options = { headers: { 'If-Match': 'W/"1"' } };
  const updated = await client.update({ resourceType: 'Patient', id, body, options });
  assert.equal(updated.meta.versionId, '2');
  await refused(412, 'conflict', () => client.update({ resourceType: 'Patient', id, body: admitted, options }));
});

await step('update by identifier instead of id', async () => {
  const { id: _, meta, ...body } = await client.read({ resourceType: 'Patient', id });
  body.maritalStatus = { text: 'married' };
  const searchParams = { identifier: ward.identifierToken };
  const updated = await client.update({ resourceType: 'Patient', searchParams, body });
  assert.equal(updated.id, id);
  assert.equal(updated.meta.versionId, '3');
});

await step('patch the birth date', async () => {
  const jsonPatch = [
    { op: 'test', path: '/birthDate', value: '1961-04-09' },
    { op: 'replace', path: '/birthDate', value: '1961-04-19' },
  ];
  const patched = await client.patch({ resourceType: 'Patient', id, jsonPatch });
  assert.equal(patched.birthDate, '1961-04-19');
  assert.equal(patched.meta.versionId, '4');
  await refused(422, 'processing', () => client.patch({ resourceType: 'Patient', id, jsonPatch }));
});

const written = await step('record the stay in one transaction', async () => {
  const answer = await client.transaction({ body: ward.stay(id) });
  assert.equal(answer.type, 'transaction-response');
  assert.equal(answer.entry.length, ward.READINGS + 2);
  for (const entry of answer.entry) {
    assert.match(entry.response.status, /^201/);
    assert.match(entry.response.location, /^(.*\/)?[A-Z][A-Za-z]+\/[^/]+\/_history\/1$/);
  }
  return answer.entry.map((entry) => entry.response.location.split('/').slice(-4, -2).join('/'));
});

await step('find readings by code, date, value, patient name and encounter', async () => {
  const find = async (searchParams) => {
    const parameters = { subject: `Patient/${id}`, _count: 100, ...searchParams };
    const answer = await client.search({ resourceType: 'Observation', searchParams: parameters });
    assert.equal(answer.type, 'searchset');
    return ward.matches(answer);
  };
  assert.equal((await find({ code: ward.potassium })).length, ward.READINGS);
  assert.equal((await find({ code: 'http://loinc.org|718-7' })).length, 0);
  assert.equal((await find({ date: ['ge2024-03-20', 'lt2024-04-01'] })).length, ward.SINCE_20_MARCH);
  const high = await find({ 'value-quantity': 'gt4.5|http://unitsofmeasure.org|mmol/L' });
  assert.equal(high.length, ward.ABOVE_4_5);
  assert.equal((await find({ 'patient.name': `östling-${run}` })).length, ward.READINGS);
  assert.equal((await find({ encounter: written[1] })).length, ward.READINGS);
  const sorted = await find({ _sort: '-value-quantity', code: '2823-3' });
  assert.equal(sorted[0].valueQuantity.value, 5.3);
  assert.equal(sorted.at(-1).valueQuantity.value, 3.1);
});

await step('find the patient by what was measured, by POST and across types', async () => {
  const searchParams = { '_has:Observation:patient:code': ward.potassium, identifier: ward.identifierToken };
  const found = await client.search({ resourceType: 'Patient', searchParams, options: { postSearch: true } });
  assert.deepEqual(ward.ids(ward.matches(found)), [id]);
  const everywhere = await client.search({ searchParams: { _type: 'Patient,Encounter', _id: `${id},${written[1].split('/')[1]}` } });
  assert.deepEqual(ward.matches(everywhere).map((r) => r.resourceType).sort(), ['Encounter', 'Patient']);
  const compartment = { resourceType: 'Patient', id };
  const own = await client.search({ resourceType: 'Observation', compartment, searchParams: { _summary: 'count' } });
  assert.equal(own.total, ward.READINGS);
});

await step('include the patient and the practitioner', async () => {
  const searchParams = {
    subject: `Patient/${id}`, _count: 5, _include: ['Observation:subject', 'Observation:performer'],
  };
  const found = await client.search({ resourceType: 'Observation', searchParams });
  assert.deepEqual(ward.included(found), ['Patient', 'Practitioner']);
  const back = await client.search({
    resourceType: 'Patient', searchParams: { _id: id, _revinclude: 'Encounter:subject' },
  });
  assert.deepEqual(ward.included(back), ['Encounter']);
  const reference = { reference: `Patient/${id}`, context: found };
  assert.equal((await client.resolve(reference)).id, id);
});

await step('page to the end and one page back', async () => {
  const searchParams = { subject: `Patient/${id}`, _sort: 'date', _count: 5, _total: 'accurate' };
  let page = await client.search({ resourceType: 'Observation', searchParams });
  const seen = [];
  let pages = 0;
  let last;
  while (page) {
    assert.equal(page.total, ward.READINGS);
    seen.push(...ward.matches(page));
    pages += 1;
    last = page;
    page = await client.nextPage({ bundle: page });
  }
  assert.equal(pages, 5);
  assert.equal(new Set(ward.ids(seen)).size, ward.READINGS);
  assert.deepEqual(seen.map((r) => r.effectiveDateTime), seen.map((r) => r.effectiveDateTime).sort());
  const before = await client.prevPage({ bundle: last });
  assert.deepEqual(ward.ids(ward.matches(before)), ward.ids(seen).slice(15, 20));
});

await step('send a batch of which one entry fails', async () => {
  const answer = await client.batch({ body: ward.round(id) });
  assert.equal(answer.type, 'batch-response');
  assert.match(answer.entry[0].response.status, /^200/);
  assert.equal(answer.entry[0].resource.id, id);
  assert.match(answer.entry[1].response.status, /^404/);
  assert.equal(answer.entry[1].response.outcome.resourceType, 'OperationOutcome');
});

await step('call operations', async () => {
  const everything = await client.operation({ name: 'everything', resourceType: 'Patient', id, method: 'GET' });
  assert.equal(everything.entry.length, ward.READINGS + 3);
  const input = { max: 2, patient: `Patient/${id}`, code: ward.potassium };
  const newest = await client.operation({ name: 'lastn', resourceType: 'Observation', method: 'GET', input });
  assert.deepEqual(ward.matches(newest).map((r) => r.valueQuantity.value), [5.3, 5.2]);
  const body = { resourceType: 'Parameters', parameter: [{ name: 'resource', resource: { resourceType: 'Observation' } }] };
  const checked = await client.operation({ name: '$validate', resourceType: 'Observation', input: body });
  assert.ok(checked.issue.some((i) => i.severity === 'error' && i.diagnostics.includes('Observation.status')));
});

await step('read the history at three levels', async () => {
  const own = await client.history({ resourceType: 'Patient', id });
  assert.equal(own.type, 'history');
  assert.deepEqual(own.entry.map((e) => e.resource.meta.versionId), ['4', '3', '2', '1']);
  assert.equal((await client.history({ resourceType: 'Encounter' })).type, 'history');
  assert.ok((await client.history()).entry.length > 0);
});

await step('be told what is wrong', async () => {
  await refused(404, 'not-found', () => client.read({ resourceType: 'Patient', id: `nobody-${run}` }));
  await refused(404, 'not-supported', () => client.read({ resourceType: 'Ptient', id }));
  await refused(400, 'invalid', () => client.search({ resourceType: 'Patient', searchParams: { birthdat: '1961' } }));
  const options = { headers: { 'content-type': 'application/fhir+json' } };
  await refused(400, 'structure', () => client.request('Patient', { method: 'POST', body: '{"resourceType":', options }));
  await refused(422, 'value', () => client.create({ resourceType: 'Patient', body: { resourceType: 'Patient', birthDate: '19 April' } }));
});

await step('remove everything again', async () => {
  const targets = [...written.filter((w) => w.startsWith('Observation/')), ...written.filter((w) => !w.startsWith('Observation/')), `Patient/${id}`];
  const entry = targets.map((url) => ({ request: { method: 'DELETE', url } }));
  const answer = await client.transaction({ body: { resourceType: 'Bundle', type: 'transaction', entry } });
  assert.ok(answer.entry.every((e) => e.response.status.startsWith('204')));
  await refused(410, 'deleted', () => client.read({ resourceType: 'Patient', id }));
  await client.delete({ resourceType: 'Patient', id });
});

finish('fhir-kit-client');
