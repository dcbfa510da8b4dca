// openid-client, certified for OpenID Connect, through a whole flow: node openid-client.mjs [FHIR base]
import assert from 'node:assert/strict';
import * as oidc from 'openid-client';
import { decide } from './pages.mjs';
import { base, failure, finish, settings, step } from './steps.mjs';

const issuer = new URL(base.replace(/\/fhir$/, ''));
const insecure = { execute: [oidc.allowInsecureRequests] };
const redirectUri = settings.redirect;

const config = await step('discover the server', async () => {
  const found = await oidc.discovery(
    issuer, settings.secretClient, undefined, oidc.ClientSecretBasic(settings.secret), insecure,
  );
  assert.ok(found.serverMetadata().supportsPKCE());
  assert.deepEqual(found.serverMetadata().id_token_signing_alg_values_supported, ['RS256']);
  return found;
});

/** One sign-in: what the token endpoint gives for it. */
async function signIn(configuration, scope) {
  const pkceCodeVerifier = oidc.randomPKCECodeVerifier();
  const expectedState = oidc.randomState();
  const expectedNonce = oidc.randomNonce();
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope,
    state: expectedState,
    nonce: expectedNonce,
    aud: base,
    code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
    code_challenge_method: 'S256',
  });
  const back = await decide(address, settings);
  return oidc.authorizationCodeGrant(configuration, back, {
    pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true,
  });
}

const tokens = await step('sign in with PKCE, state, nonce and issuer', async () => {
  const given = await signIn(config, 'launch/patient openid fhirUser offline_access patient/*.rs');
  assert.equal(given.patient, settings.patient);
  assert.equal(given.claims().iss, issuer.origin);
  assert.equal(given.claims().aud, settings.secretClient);
  assert.match(given.claims().fhirUser, /\/Practitioner\//);
  return given;
});

await step('read the patient with the token, and nothing without', async () => {
  const url = new URL(`${base}/Patient/${settings.patient}`);
  const answer = await oidc.fetchProtectedResource(config, tokens.access_token, url, 'GET');
  assert.equal((await answer.json()).id, settings.patient);
  assert.equal((await fetch(url)).status, 401);
});

const fresh = await step('refresh, and be refused with the token that was used', async () => {
  const given = await oidc.refreshTokenGrant(config, tokens.refresh_token);
  assert.notEqual(given.refresh_token, tokens.refresh_token);
  assert.equal(given.patient, settings.patient);
  return given;
});

await step('ask what a token is good for', async () => {
  const told = await oidc.tokenIntrospection(config, fresh.access_token);
  assert.equal(told.active, true);
  assert.equal(told.client_id, settings.secretClient);
  assert.equal(told.patient, settings.patient);
  assert.deepEqual(await oidc.tokenIntrospection(config, 'nonsense'), { active: false });
});

await step('end the token', async () => {
  await oidc.tokenRevocation(config, fresh.refresh_token);
  assert.deepEqual(await oidc.tokenIntrospection(config, fresh.access_token), { active: false });
  const error = await failure(() => oidc.refreshTokenGrant(config, fresh.refresh_token));
  assert.equal(error.error, 'invalid_grant');
});

await step('sign in as a client that signs (private_key_jwt)', async () => {
  const key = await crypto.subtle.importKey('jwk', settings.key, { name: 'ECDSA', namedCurve: 'P-384' }, false, ['sign']);
  const keyed = await oidc.discovery(
    issuer, settings.keyClient, undefined, oidc.PrivateKeyJwt({ key, kid: settings.key.kid }), insecure,
  );
  const given = await signIn(keyed, 'launch/patient openid patient/Patient.rs');
  assert.equal(given.patient, settings.patient);
  const wrong = oidc.PrivateKeyJwt({ key, kid: 'another' });
  const other = await oidc.discovery(issuer, settings.keyClient, undefined, wrong, insecure);
  const error = await failure(() => oidc.clientCredentialsGrant(other, { scope: 'system/Patient.rs' }));
  assert.equal(error.error, 'invalid_client');
});

await step('sign in as a public client', async () => {
  const open = await oidc.discovery(issuer, settings.publicClient, undefined, oidc.None(), insecure);
  const given = await signIn(open, 'launch/patient openid patient/Patient.rs');
  assert.equal(given.patient, settings.patient);
});

finish('openid-client');
