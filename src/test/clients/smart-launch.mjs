// fhirclient in a real Chromium: a standalone launch and an EHR launch. node smart-launch.mjs [FHIR base]
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { base, finish, settings, step } from './steps.mjs';

const library = await readFile(createRequire(import.meta.url).resolve('fhirclient/build/fhir-client.js'));
const server = base.replace(/\/fhir$/, '');
const app = `http://localhost:${settings.port}`;

const page = (script) => `<!doctype html><meta charset="utf-8"><title>app</title><script src="/fhir-client.js"></script>
<script>${script}</script>`;
const authorize = (more) => `FHIR.oauth2.authorize(${JSON.stringify({
  clientId: settings.client, redirectUri: `${app}/index.html`, pkceMode: 'required', ...more,
})}).catch((error) => { document.title = 'failed: ' + error.message; });`;

const files = {
  '/fhir-client.js': ['text/javascript', library],
  '/standalone.html': ['text/html', page(authorize({
    iss: base, scope: 'launch/patient openid fhirUser offline_access patient/*.rs user/Practitioner.rs',
  }))],
  '/launch.html': ['text/html', page(authorize({
    scope: 'launch openid fhirUser online_access user/Practitioner.rs patient/Patient.rs patient/Encounter.rs patient/Observation.rs',
  }))],
  '/index.html': ['text/html', page(`FHIR.oauth2.ready().then(async (client) => {
    window.client = client;
    window.result = {
      state: client.state.tokenResponse,
      patient: await client.patient.read(),
      encounter: client.encounter.id && await client.encounter.read(),
      user: await client.user.read(),
      results: await client.request('Observation?patient=' + client.patient.id, { flat: true, pageLimit: 0 }),
    };
    document.title = 'ready';
  }).catch((error) => { document.title = 'failed: ' + error.message; });`)],
};
const pages = createServer((request, response) => {
  const [type, content] = files[request.url.split('?')[0]] ?? [];
  response.writeHead(type ? 200 : 404, { 'content-type': type ?? 'text/plain' }).end(content ?? '');
});
await new Promise((resolve) => { pages.listen(settings.port, 'localhost', resolve); });

const browser = await chromium.launch({
  executablePath: settings.chromium,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const tab = await (await browser.newContext()).newPage();
tab.setDefaultTimeout(60_000);

/** Waits until the app has done its work, and gives what it found. */
async function result() {
  await tab.waitForFunction(() => /^(ready|failed)/.test(document.title));
  assert.equal(await tab.title(), 'ready');
  return tab.evaluate(() => window.result);
}

await step('launch standalone: sign in, choose the patient, allow', async () => {
  await tab.goto(`${app}/standalone.html`);
  await tab.fill('#name', settings.name);
  await tab.fill('#password', settings.password);
  await tab.click('button:has-text("Sign in")');
  await tab.fill('#search', 'Wardquill');
  await tab.click('button:has-text("Search")');
  await tab.click(`button[name=patient][value="${settings.patient}"]`);
  await tab.click('button:has-text("Allow")');
  const found = await result();
  assert.equal(found.patient.id, settings.patient);
  assert.equal(found.user.resourceType, 'Practitioner');
  assert.ok(found.results.length >= 5);
  assert.ok(found.results.every((r) => r.subject.reference === `Patient/${settings.patient}`));
  assert.ok(found.state.refresh_token && found.state.id_token);
});

await step('refresh in the browser', async () => {
  const [before, after] = await tab.evaluate(async () => {
    const first = window.client.state.tokenResponse.access_token;
    await window.client.refresh();
    return [first, window.client.state.tokenResponse.access_token];
  });
  assert.notEqual(after, before);
  const again = await tab.evaluate(() => window.client.request('Patient/' + window.client.patient.id));
  assert.equal(again.id, settings.patient);
});

await step('launch out of the EHR: choose patient, encounter and app', async () => {
  await tab.goto(`${server}/auth/launch`);
  await tab.fill('#search', settings.patient);
  await tab.click('button:has-text("Search")');
  await tab.click(`button[name=patient][value="${settings.patient}"]`);
  await tab.check(`input[name=encounter][value="${settings.encounter}"]`);
  await tab.click(`button[name=client][value="${settings.client}"]`);
  await tab.waitForSelector('h1:has-text("asks for access")');
  assert.ok((await tab.content()).includes('Wardquill'), 'the page says whose chart it is');
  await tab.click('button:has-text("Allow")');
  const found = await result();
  assert.equal(found.patient.id, settings.patient);
  assert.equal(found.encounter.id, settings.encounter);
  assert.equal(found.state.need_patient_banner, true);
  assert.match(found.state.smart_style_url, /^http/);
});

await step('go without what a person unticks', async () => {
  await tab.goto(`${app}/launch.html?iss=${encodeURIComponent(base)}`);
  await tab.fill('#search', 'Wardquill');
  await tab.click('button:has-text("Search")');
  await tab.click(`button[name=patient][value="${settings.patient}"]`);
  await tab.uncheck('input[name=scope][value="patient/Observation.rs"]');
  await tab.click('button:has-text("Allow")');
  await tab.waitForFunction(() => /^(ready|failed)/.test(document.title));
  assert.match(await tab.title(), /^failed/, 'results cannot be read');
  assert.equal(await tab.evaluate(() => window.client.patient.read().then((p) => p.id)), settings.patient);
});

await browser.close();
pages.close();
finish('smart-launch');
