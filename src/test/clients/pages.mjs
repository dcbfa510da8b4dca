// A browser without scripts for the pages of the authorization server: cookies, forms, redirects.

const field = (html, name) => html.match(new RegExp(`name="${name}"[^>]* value="([^"]*)"`))?.[1];

/** Goes through sign-in, patient and consent; gives back the address that the app is called at. */
export async function decide(authorization, { name, password, patient }) {
  let cookie = '';
  const send = async (url, form) => {
    const answer = await fetch(url, {
      method: form ? 'POST' : 'GET',
      redirect: 'manual',
      headers: { ...(cookie && { cookie }), ...(form && { 'content-type': 'application/x-www-form-urlencoded' }) },
      body: form && new URLSearchParams(form).toString(),
    });
    cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return answer;
  };
  let answer = await send(authorization);
  for (let page = 0; page < 5 && answer.status !== 303; page += 1) {
    const html = await answer.text();
    const request = field(html, 'request');
    if (!request) {
      throw new Error(`no page that asks something: ${html}`);
    }
    const action = new URL(html.match(/<form method="post" action="([^"]+)"/)[1], authorization);
    const scopes = [...html.matchAll(/name="scope" value="([^"]+)" checked/g)].map((found) => ['scope', found[1]]);
    if (html.includes('type="password"')) {
      answer = await send(action, { request, name, password });
    } else if (html.includes('type="search"')) {
      answer = await send(action, { request, patient });
    } else {
      answer = await send(action, [['request', request], ['decision', 'allow'], ...scopes]);
    }
  }
  return new URL(answer.headers.get('location'));
}
