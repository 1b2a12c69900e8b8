import { readFileSync } from 'node:fs';
import { html, raw } from 'hono/html';

type Page = ReturnType<typeof html>;

const style = readFileSync(new URL('./desktop/login.css', import.meta.url), 'utf8');

function frame(title: string, body: Page): Page {
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,">
    <title>${title}</title>
    <style>${raw(style)}</style>
  </head>
  <body>
    <main>${body}</main>
    <footer>Genesys Cloud stand-in for tests and demonstrations</footer>
  </body>
</html>`;
}

export function loginPage(options: { organization: string; client: string; email: string; failure?: string }): Page {
  return frame(
    'Log in · Genesys Cloud',
    html`<div class="mark" aria-hidden="true"><i></i><i></i><i></i></div>
      <h1>Log in to Genesys Cloud</h1>
      <p class="organization">${options.organization}</p>
      <form method="post">
        ${options.failure ? html`<p class="failure" role="alert">${options.failure}</p>` : ''}
        <label>Email <input name="email" type="email" autocomplete="username" required autofocus value="${options.email}"></label>
        <label>Password <input name="password" type="password" autocomplete="current-password" required></label>
        <button type="submit">Log in</button>
      </form>
      <p class="client">to continue to <strong>${options.client}</strong></p>`,
  );
}

export function errorPage(message: string): Page {
  return frame(
    'Error · Genesys Cloud',
    html`<div class="mark" aria-hidden="true"><i></i><i></i><i></i></div>
      <h1>We could not log you in</h1>
      <p class="failure" role="alert">${message}</p>`,
  );
}

export function loggedOutPage(): Page {
  return frame(
    'Logged out · Genesys Cloud',
    html`<div class="mark" aria-hidden="true"><i></i><i></i><i></i></div>
      <h1>You are logged out</h1>`,
  );
}
