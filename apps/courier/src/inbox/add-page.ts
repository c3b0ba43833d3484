import { type Html, html } from "./html.ts";
import { shell } from "./shell.ts";

const ERROR = "That is not a setup key. It has letters and the digits 2 to 7.";

/**
 * Where whoever sets up two-factor authentication without a phone brings the setup key.
 * @param typed what was posted and refused, or null before
 */
export function addPage(typed: { setupKey: string; name: string } | null, nonce: string): Html {
  const refused = html` aria-invalid="true" aria-describedby="setup-key-error" autofocus`;
  const content = html`<header class="top">
    <h1>Add an authenticator</h1>
    <p>No phone at hand? The inbox shows the codes instead.</p>
  </header>
  <main id="main" tabindex="-1" class="single">
    <form class="add" action="/authenticators" method="post">
      <p>While you set up two-factor authentication, open "Can't scan it?", copy the setup key, and paste it here.</p>
      <label for="setup-key">Setup key</label>
      <input id="setup-key" name="setupKey" value="${typed?.setupKey ?? ""}" autocomplete="off" autocapitalize="characters" spellcheck="false"${typed && refused} />
      ${typed && html`<p class="error" role="alert" id="setup-key-error">${ERROR}</p>`}
      <label for="own-name">Name (optional)</label>
      <input id="own-name" name="name" value="${typed?.name ?? ""}" autocomplete="off" />
      <button type="submit">Add</button>
      <p><a href="/">Back to the inbox</a></p>
    </form>
  </main>`;
  const title = typed ? "Error: Add an authenticator" : "Add an authenticator";
  return shell({ title, nonce, live: false, content });
}
