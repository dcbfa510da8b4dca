// A backend service takes the record out: openid-client for its token, @medplum/core for the export.
// node bulk-export.mjs [FHIR base]
import assert from 'node:assert/strict';
import { MedplumClient } from '@medplum/core';
import * as oidc from 'openid-client';
import { base, failure, finish, settings, step } from './steps.mjs';

const { origin, pathname } = new URL(base);
const issuer = new URL(origin);
const insecure = { execute: [oidc.allowInsecureRequests] };

/** A token of the service: its key, no person. */
async function token(scope) {
  const key = await crypto.subtle.importKey('jwk', settings.key, { name: 'ECDSA', namedCurve: 'P-384' }, false, ['sign']);
  const config = await oidc.discovery(
    issuer, settings.keyClient, undefined, oidc.PrivateKeyJwt({ key, kid: settings.key.kid }), insecure,
  );
  return oidc.clientCredentialsGrant(config, { scope });
}

const granted = await step('take a token by an assertion', async () => {
  const given = await token('system/Patient.rs system/Observation.rs');
  assert.ok(given.expires_in <= 300);
  assert.equal(given.refresh_token, undefined);
  assert.equal(given.scope, 'system/Patient.rs system/Observation.rs');
  return given;
});

const client = new MedplumClient({ baseUrl: origin, fhirUrlPath: pathname.slice(1), cacheTime: 0 });
client.setAccessToken(granted.access_token);

const manifest = await step('export patients and results', async () => {
  const found = await client.bulkExport('', 'Patient,Observation', undefined, { pollStatusOnAccepted: true, pollStatusPeriod: 200 });
  const types = new Set(found.output.map((file) => file.type));
  assert.deepEqual([...types].sort(), ['Observation', 'Patient']);
  return found;
});

await step('fetch the files, which need the token', async () => {
  const patients = new Set();
  for (const file of manifest.output) {
    if (manifest.requiresAccessToken) {
      assert.equal((await fetch(file.url)).status, 401);
    }
    const answer = await fetch(file.url, {
      headers: { authorization: `Bearer ${granted.access_token}`, accept: 'application/fhir+ndjson' },
    });
    assert.equal(answer.status, 200);
    const lines = (await answer.text()).split('\n').filter((line) => line).map((line) => JSON.parse(line));
    assert.ok(lines.length > 0);
    assert.ok(lines.every((resource) => resource.resourceType === file.type));
    lines.filter((resource) => resource.resourceType === 'Patient').forEach((resource) => patients.add(resource.id));
  }
  assert.equal(manifest.requiresAccessToken, true);
  assert.ok(patients.has(settings.patient));
  assert.ok(patients.size >= 2);
});

await step('get no type that the token does not speak of', async () => {
  const error = await failure(() => client.bulkExport('', 'Condition', undefined, { pollStatusOnAccepted: true, pollStatusPeriod: 200 }));
  assert.match(JSON.stringify(error.outcome ?? error.message), /forbidden|Condition|scope/i);
});

finish('bulk-export');
