// fhirclient (its Node flavour, an open server) on the ward: node fhirclient.mjs [FHIR base]
import assert from 'node:assert/strict';
import smart from 'fhirclient';
import { base, failure, finish, run, step } from './steps.mjs';
import * as ward from './ward.mjs';

// An open server needs neither the request nor the response of a sign-in.
const open = (state) => smart({ headers: {}, url: '/' }, {}).client({ serverUrl: base, ...state });
const client = open({});

async function refused(status, code, action) {
  const error = await failure(action);
  assert.equal(error.status, status, error.message);
  const outcome = JSON.parse(error.message.slice(error.message.indexOf('{')));
  assert.equal(outcome.resourceType, 'OperationOutcome');
  assert.equal(outcome.issue[0].code, code);
}

await step('ask which FHIR the server speaks', async () => {
  assert.equal(await client.getFhirVersion(), '4.0.1');
  assert.equal(await client.getFhirRelease(), 4);
});

const admitted = await step('admit a patient', async () => {
  const created = await client.create(ward.patient());
  assert.ok(created.id);
  assert.equal(created.name[0].family, `Östling-${run}`);
  const again = await client.create(ward.patient(), {
    headers: { 'If-None-Exist': `identifier=${ward.identifierToken}` },
  });
  assert.equal(again.id, created.id);
  const minimal = await client.create(
    { resourceType: 'Basic', code: { text: run } },
    { headers: { Prefer: 'return=minimal' } },
  );
  assert.equal(minimal.code.text, run, 'the client follows Location when the answer is empty');
  await client.delete(`Basic/${minimal.id}`);
  return created;
});
const id = admitted.id;

await step('update and patch the patient', async () => {
  const updated = await client.update({ ...admitted, telecom: [{ system: 'phone', value: '+46 8 123' }] });
  assert.equal(updated.meta.versionId, '2');
  const patched = await client.patch(`Patient/${id}`, [{ op: 'replace', path: '/birthDate', value: '1961-04-19' }]);
  assert.equal(patched.birthDate, '1961-04-19');
  await refused(412, 'conflict', () => client.update(admitted, { headers: { 'If-Match': 'W/"1"' } }));
});

const written = await step('record the stay in one transaction', async () => {
  const answer = await client.request({
    url: '/',
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify(ward.stay(id)),
  });
  assert.equal(answer.type, 'transaction-response');
  assert.equal(answer.entry.length, ward.READINGS + 2);
  return answer.entry.map((entry) => entry.response.location.split('/').slice(-4, -2).join('/'));
});

// As after a launch for this patient.
const chart = open({ tokenResponse: { patient: id } });

await step('open the chart of the patient', async () => {
  const patient = await chart.patient.read();
  assert.equal(patient.id, id);
  assert.equal(patient.meta.versionId, '3');
  const encounters = await chart.patient.request('Encounter', { flat: true });
  assert.deepEqual(encounters.map((e) => `Encounter/${e.id}`), [written[1]]);
});

await step('read all pages of the readings, flat', async () => {
  const query = new URLSearchParams({ code: ward.potassium, _sort: 'date', _count: '5' });
  const readings = await chart.patient.request(`Observation?${query}`, { pageLimit: 0, flat: true });
  assert.equal(readings.length, ward.READINGS);
  assert.deepEqual(readings.map((r) => r.valueQuantity.value).slice(0, 3), [3.1, 3.2, 3.3]);
  const byCode = client.byCodes(readings, 'code');
  assert.equal(byCode('2823-3').length, ward.READINGS);
  assert.equal(client.units.any(readings[0].valueQuantity), 3.1);
});

await step('walk page by page', async () => {
  let pages = 0;
  const seen = new Set();
  const onPage = (page) => {
    pages += 1;
    page.entry.forEach((e) => seen.add(e.resource.id));
  };
  await client.request(`Observation?subject=Patient/${id}&_count=5`, { pageLimit: 0, onPage });
  assert.equal(pages, 5);
  assert.equal(seen.size, ward.READINGS);
  const walked = [];
  for await (const resource of client.resources(`Observation?subject=Patient/${id}&_count=10`)) {
    walked.push(resource.id);
  }
  assert.deepEqual(new Set(walked), seen);
});

await step('resolve references while reading', async () => {
  const query = `Observation?subject=Patient/${id}&_sort=-date&_count=1`;
  const [newest] = await client.request(query, { flat: true, resolveReferences: [] });
  const paths = ['subject', 'encounter', 'performer.0', 'encounter.participant.0.individual'];
  const graph = await client.request(`Observation/${newest.id}`, { resolveReferences: paths });
  assert.equal(graph.subject.id, id);
  assert.equal(graph.encounter.resourceType, 'Encounter');
  assert.equal(graph.encounter.participant[0].individual.name[0].family, `Rask-${run}`);
  const apart = await client.getReferences(newest, ['subject', 'encounter']);
  assert.equal(apart[`Patient/${id}`].id, id);
});

await step('search by value, by date and by what refers to it', async () => {
  const find = (query) => client.request(query, { flat: true, pageLimit: 0 });
  const value = encodeURIComponent('gt4.5|http://unitsofmeasure.org|mmol/L');
  const mine = `Observation?subject=Patient/${id}`;
  assert.equal((await find(`${mine}&value-quantity=${value}`)).length, ward.ABOVE_4_5);
  assert.equal((await find(`${mine}&date=ge2024-03-20`)).length, ward.SINCE_20_MARCH);
  const whose = await find(`Patient?_has:Observation:subject:code=2823-3&identifier=${ward.identifierToken}`);
  assert.deepEqual(ward.ids(whose), [id]);
  const both = await find(`Encounter?subject=${id}&_include=Encounter:subject`);
  assert.deepEqual(both.map((r) => r.resourceType), ['Encounter', 'Patient']);
});

await step('read the whole record, one version and the history', async () => {
  const everything = await client.request(`Patient/${id}/$everything`, { flat: true });
  assert.equal(everything.length, ward.READINGS + 3);
  const first = await client.request(`Patient/${id}/_history/1`);
  assert.equal(first.birthDate, '1961-04-09');
  const history = await client.request(`Patient/${id}/_history`);
  assert.equal(history.total, 3);
});

await step('look at the headers of an answer', async () => {
  const answer = await client.request({ url: `Patient/${id}`, includeResponse: true });
  assert.equal(answer.response.headers.get('etag'), 'W/"3"');
  assert.equal(answer.body.id, id);
  const same = await failure(() => client.request({ url: `Patient/${id}`, headers: { 'If-None-Match': 'W/"3"' } }));
  assert.equal(same.status, 304);
});

await step('be told what is wrong', async () => {
  await refused(404, 'not-found', () => client.request(`Patient/nobody-${run}`));
  await refused(400, 'invalid', () => client.request('Patient?birthdat=1961'));
  await refused(422, 'code-invalid', () => client.create({ resourceType: 'Patient', gender: 'f' }));
});

await step('remove everything again', async () => {
  const staff = written.filter((w) => w.startsWith('Practitioner/'));
  const others = written.filter((w) => !w.startsWith('Practitioner/'));
  for (const url of [...others.reverse(), ...staff, `Patient/${id}`]) {
    await client.delete(url);
  }
  await refused(410, 'deleted', () => client.request(`Patient/${id}`));
});

finish('fhirclient');
