/**
 * The look of the server's own pages: the design system's, in one piece, because nothing else may be needed for them.
 * `plain-page.test.ts` compares the colours with its tokens.
 */
export const PLAIN_STYLE = `
:root{color-scheme:light dark;--canvas:#f4f7f7;--surface:#ffffff;--ink:#132122;--ink-muted:#4a5b5e;--line:#d7e0e1;
--accent:#0b6170;--accent-strong:#084b57;--on-accent:#ffffff}
@media (prefers-color-scheme:dark){:root{--canvas:#0b1315;--surface:#121c1f;--ink:#e6eeef;--ink-muted:#a3b4b8;
--line:#27363a;--accent:#62c3d1;--accent-strong:#8dd8e3;--on-accent:#04191d}}
@media (prefers-contrast:more){:root{--canvas:var(--surface);--ink-muted:var(--ink);--line:var(--ink)}}
*{box-sizing:border-box;margin:0}
body{min-height:100vh;background:var(--canvas);color:var(--ink);
font:1rem/1.5 "Inter Variable",system-ui,sans-serif;overflow-wrap:break-word}
header{border-top:4px solid var(--accent);border-bottom:1px solid var(--line);background:var(--surface)}
header p{max-width:64rem;margin:auto;padding:1.125rem 1rem;font-weight:600;letter-spacing:-.01em}
main{padding:2rem 1rem;background:var(--surface)}
h1{font-size:1.75rem;line-height:2.25rem;letter-spacing:-.02em;font-weight:640}
h1+p{margin-top:.5rem;color:var(--ink-muted)}
nav{display:flex;flex-wrap:wrap;align-items:center;gap:.75rem 1.5rem;margin-top:1.5rem}
a{color:var(--accent);text-underline-offset:4px}
a:hover{color:var(--accent-strong)}
a:first-child{display:inline-flex;align-items:center;min-height:2.75rem;padding:.5rem 1rem;border-radius:.5rem;
background:var(--accent);color:var(--on-accent);font-weight:500;text-decoration:none}
a:first-child:hover{background:var(--accent-strong)}
a:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
@media (min-width:40rem){header p{padding-inline:1.5rem}
main{max-width:28rem;margin:3.5rem auto;padding:2.5rem;border:1px solid var(--line);border-radius:1rem}}
`;
